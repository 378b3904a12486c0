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

  // On a disk a folder has no page without its name.
  if (location.protocol === "file:") {
    var named = function (address) { return address.replace(/\/(?=$|[?#])/, "/index.html"); };
    document.addEventListener("click", function (event) {
      var link = event.target.closest("a[href]");
      if (link && link.protocol === "file:") link.href = named(link.href);
    }, true);
    document.querySelectorAll("form[action]").forEach(function (form) { form.action = named(form.action); });
  }

  // The search: its scripts are loaded when it is opened, on its own page, and nowhere else.
  var search = document.getElementById("__search"), dialog = document.querySelector(".rb-search");
  var field = dialog.querySelector("input"), page = document.querySelector("[data-search-page]"), before = null;
  var scripts = document.currentScript.src.replace(/[^/]*$/, "");
  function loadSearch() {
    loadSearch = function () {};
    var index = document.createElement("link");
    index.rel = "preload";
    index.as = "script";
    index.href = dialog.dataset.site + "search/" + document.documentElement.lang + "/index.js";
    document.head.append(index);
    var script = document.createElement("script");
    script.src = scripts + "search.js";
    script.onerror = function () {
      document.querySelectorAll("[data-results]").forEach(function (results) {
        results.replaceChildren(dialog.querySelector("template").content.cloneNode(true));
      });
    };
    document.head.append(script);
  }
  function openSearch() {
    if (!search.checked) search.click();
  }
  function closeSearch() {
    if (search.checked) search.click();
  }
  search.addEventListener("change", function () {
    if (search.checked) {
      before = document.activeElement;
      loadSearch();
      field.focus();
    } else if (before && before !== field) {
      field.blur();
      before.focus();
    }
  });
  ["focus", "click", "input"].forEach(function (name) { field.addEventListener(name, openSearch); });
  dialog.querySelector(".rb-search__close").addEventListener("click", closeSearch);
  dialog.addEventListener("focusout", function (event) {
    if (!event.relatedTarget || dialog.contains(event.relatedTarget)) return;
    before = null;
    closeSearch();
  });
  dialog.addEventListener("click", function (event) {
    var link = event.target.closest("a");
    if (link && link.href.split("#")[0] === location.href.split("#")[0]) closeSearch();
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") {
      if (search.checked) closeSearch();
      else unmark();
    }
    var typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || !/^[/sf]$/.test(event.key)) return;
    event.preventDefault();
    if (page && !search.checked) page.elements.q.focus();
    else {
      openSearch();
      field.focus();
    }
  });
  var asked = new URLSearchParams(location.search);
  if (page) {
    document.querySelector(".rb-narrow").open = matchMedia("(min-width: 60em)").matches;
    loadSearch();
  } else if (asked.has("q")) {
    field.value = asked.get("q");
    openSearch();
  }

  // Words that a search has met are marked on the page that it leads to, until Escape.
  function unmark() {
    document.querySelectorAll("mark.rb-met").forEach(function (mark) {
      var parent = mark.parentNode;
      mark.replaceWith(mark.textContent);
      parent.normalize();
    });
  }
  function fold(text) { return text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, ""); }
  var met = fold(asked.get("h") || "").split(" ").filter(Boolean);
  if (met.length) {
    var walker = document.createTreeWalker(document.getElementById("page"), NodeFilter.SHOW_TEXT), texts = [];
    while (walker.nextNode()) if (!walker.currentNode.parentNode.closest("svg, script, style, template, textarea, select")) texts.push(walker.currentNode);
    texts.forEach(function (text) {
      var pieces = text.data.split(/([\p{L}\p{N}]+)/u); // every second one is a word
      var isMet = function (piece, place) {
        var word = fold(piece);
        return place % 2 && met.some(function (start) { return start.length < 4 ? word === start : word.startsWith(start); });
      };
      if (!pieces.some(isMet)) return;
      text.replaceWith.apply(text, pieces.map(function (piece, place) {
        if (!isMet(piece, place)) return piece;
        var mark = document.createElement("mark");
        mark.className = "rb-met";
        mark.textContent = piece;
        return mark;
      }));
    });
  }
})();
