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

  // The theme's toggles are labels for hidden boxes: let the keyboard reach them, and say whether they are open.
  document.querySelectorAll("label.md-header__button[for]").forEach(function (label) {
    var box = document.getElementById(label.htmlFor);
    label.tabIndex = 0;
    label.setAttribute("role", "button");
    if (box.type === "checkbox") {
      var tell = function () {
        label.setAttribute("aria-expanded", String(box.checked));
      };
      box.addEventListener("change", tell);
      tell();
    } else {
      box.tabIndex = -1;
      label.setAttribute("aria-label", label.title);
    }
    label.addEventListener("keydown", function (event) {
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        label.click();
        if (label.hidden) document.querySelector("label[for^=__palette]:not([hidden])").focus();
      }
    });
  });

  // The drawer: focus goes in with the reader, and Escape leads out again.
  var drawer = document.getElementById("__drawer");
  drawer.addEventListener("change", function () {
    if (drawer.checked) setTimeout(function () { document.querySelector(".rb-menu a").focus(); }, 50);
  });
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape" || !drawer.checked) return;
    drawer.click();
    document.querySelector("label[for=__drawer]").focus();
  });
})();
