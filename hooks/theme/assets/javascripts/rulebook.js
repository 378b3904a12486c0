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
      if (box.id === "__search" && box.checked) document.querySelector(".md-search__input").focus();
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
})();
