// The theme fetches its search index and its search worker with every page, though few readers of a page search.
// Here both wait until a reader turns to the search field. An address with a query (q) or marked words (h) needs them
// at once. From a disk the theme loads them in another way, which is left alone.
(function () {
  if (location.protocol === "file:") return;
  var wanted = /[?&][qh]=/.test(location.search);
  var waiting = [];

  function later(run) {
    if (wanted) run();
    else waiting.push(run);
  }

  function want(event) {
    if (wanted || !event.target.closest) return;
    if (!event.target.closest("[data-md-component=search], [data-md-toggle=search], .rb-button-search")) return;
    wanted = true;
    waiting.forEach(function (run) {
      run();
    });
  }
  ["focusin", "pointerover", "change"].forEach(function (name) {
    document.addEventListener(name, want);
  });

  var request = XMLHttpRequest.prototype;
  var open = request.open;
  var send = request.send;
  request.open = function (method, url) {
    this.isSearchIndex = /search_index\.json$/.test(url);
    return open.apply(this, arguments);
  };
  request.send = function (body) {
    if (this.isSearchIndex) later(send.bind(this, body));
    else send.call(this, body);
  };

  var RealWorker = window.Worker;
  window.Worker = function (url) {
    var front = new EventTarget();
    var held = [];
    front.postMessage = function (message) {
      held.push(message);
    };
    later(function () {
      var worker = new RealWorker(url);
      worker.addEventListener("message", function (event) {
        front.dispatchEvent(new MessageEvent("message", { data: event.data }));
      });
      front.postMessage = worker.postMessage.bind(worker);
      held.forEach(front.postMessage);
    });
    return front;
  };
})();
