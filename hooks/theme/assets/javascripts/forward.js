// Send the reader on to their language: the one they chose before, or else the first one that their browser asks for.
(function () {
  var links = Array.prototype.slice.call(document.querySelectorAll("a[hreflang]"));
  var chosen = null;
  try {
    chosen = localStorage.getItem("rulebook.language");
  } catch (error) {
    // Storage can be forbidden; the browser's languages remain.
  }
  var wanted = [chosen].concat(navigator.languages || [navigator.language]);
  for (var i = 0; i < wanted.length; i++) {
    var code = (wanted[i] || "").slice(0, 2);
    for (var j = 0; j < links.length; j++) {
      if (links[j].hreflang === code) {
        location.replace(links[j].href);
        return;
      }
    }
  }
  location.replace(links[0].href);
})();
