// Small helps on top of pages that are whole without them.
(function () {
  // Remember the language that a reader chooses, for short addresses and the root.
  document.addEventListener("click", function (event) {
    var link = event.target.closest ? event.target.closest("a[hreflang]") : null;
    if (!link) return;
    try {
      localStorage.setItem("rulebook.language", link.hreflang);
    } catch (error) {
      // Storage can be forbidden; then the browser's language decides next time too.
    }
  });

  // The rule of the week by the reader's own calendar: the page was built in some other week, and brings all rules.
  var choices = document.querySelectorAll("template[data-week]");
  if (choices.length) {
    var thursday = new Date();
    thursday.setDate(thursday.getDate() + 4 - (thursday.getDay() || 7));
    var newYear = new Date(thursday.getFullYear(), 0, 1);
    var isoWeek = Math.ceil(((thursday - newYear) / 86400000 + 1) / 7);
    var card = choices[(isoWeek - 1) % choices.length].content.firstElementChild;
    document.querySelector(".week-card").replaceWith(card.cloneNode(true));
  }

  // The theme looks for a sitemap below the address of each translation, finds none, and would send the reader of a
  // translation to its start page if it did. It reads these links after this script.
  document.querySelectorAll("link[rel=alternate]").forEach(function (link) {
    link.setAttribute("rel", "alternate ");
  });

  // The theme's toggles are labels of hidden boxes. With scripts they become buttons: reachable, named, and open or not.
  document.querySelectorAll("label.md-header__button").forEach(function (label) {
    var box = document.getElementById(label.htmlFor);
    var button = document.createElement("button");
    button.type = "button";
    button.className = label.className + " rb-button" + label.htmlFor.replace(/_+/g, "-");
    button.hidden = label.hidden;
    button.append.apply(button, label.childNodes);
    if (label.title) {
      button.title = label.title;
      button.setAttribute("aria-label", label.title);
    }
    button.addEventListener("click", function () {
      box.click();
      if (button.hidden) document.querySelector("[class*=rb-button-palette]:not([hidden])").focus();
    });
    if (box.type === "checkbox") {
      var tell = function () {
        button.setAttribute("aria-expanded", String(box.checked));
      };
      box.addEventListener("change", tell);
      tell();
    } else {
      box.tabIndex = -1;
    }
    label.replaceWith(button);
  });

  // The drawer: focus goes in with the reader, and Escape leads out again.
  var drawer = document.getElementById("__drawer");
  drawer.addEventListener("change", function () {
    if (!drawer.checked) return;
    setTimeout(function () {
      document.querySelector(".rb-menu a").focus();
    }, 50);
  });
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape" || !drawer.checked) return;
    drawer.click();
    document.querySelector(".rb-button-drawer").focus();
  });

  // The search: its scripts are loaded when it is opened, on its own page, and nowhere else.
  var search = document.getElementById("__search"), field = document.querySelector(".md-search__input"), before = null;
  var scripts = document.currentScript ? document.currentScript.src.replace(/[^/]*$/, "") : "";
  function loadSearch() {
    ["search-engine.js", "search.js"].forEach(function (name) {
      var script = document.createElement("script");
      script.src = scripts + name;
      script.async = false;
      document.head.append(script);
    });
    loadSearch = function () {};
  }
  search.addEventListener("change", function () {
    if (search.checked) {
      before = document.activeElement;
      loadSearch();
      field.focus();
    } else if (before && before.focus) {
      before.focus();
    }
  });
  field.addEventListener("focus", function () {
    if (!search.checked) search.click();
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && search.checked) {
      before = before === field ? document.querySelector(".rb-button-search") : before;
      search.click();
    }
    var typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || !/^[/sf]$/.test(event.key)) return;
    event.preventDefault();
    if (!search.checked) search.click();
    else field.focus();
  });
  if (document.querySelector("[data-search-page]")) loadSearch();

  // Words that a search has met are marked on the page that it leads to.
  var met = new URLSearchParams(location.search).get("h");
  if (met) {
    var wanted = new Set(met.toLowerCase().split(" "));
    var walker = document.createTreeWalker(document.getElementById("page"), NodeFilter.SHOW_TEXT), texts = [];
    while (walker.nextNode()) if (!walker.currentNode.parentNode.closest("svg, script, template")) texts.push(walker.currentNode);
    texts.forEach(function (text) {
      var pieces = text.data.split(/([\p{L}\p{N}]+)/u);
      if (!pieces.some(function (piece) { return wanted.has(piece.toLowerCase()); })) return;
      text.replaceWith.apply(text, pieces.map(function (piece) {
        if (!wanted.has(piece.toLowerCase())) return piece;
        var mark = document.createElement("mark");
        mark.textContent = piece;
        return mark;
      }));
    });
  }
})();
