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

  // The theme's toggles are labels for hidden boxes: give them a name, and let the keyboard reach them.
  document.querySelectorAll("label.md-header__button[for]").forEach(function (label) {
    label.tabIndex = 0;
    label.setAttribute("role", "button");
    label.addEventListener("keydown", function (event) {
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        label.click();
      }
    });
  });
})();
