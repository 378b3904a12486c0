// Shows what the engine finds: in the dialog of every page, and on the page that has the search to itself.
(function () {
  var RECENT = "rulebook.searches", FEW = 3, PAGE = 10, EXCERPT = 160, PAUSE = 120;
  var dialog = document.querySelector(".rb-search"), toggle = document.getElementById("__search");
  var language = document.documentElement.lang, folder = dialog.getAttribute("data-search"), site = dialog.getAttribute("data-site");
  var engine = new RulebookSearch.Engine(folder), facets, say, plural = new Intl.PluralRules(language);

  function element(name, properties, children) {
    var made = Object.assign(document.createElement(name), properties);
    (children || []).forEach(function (child) { if (child) made.append(child); });
    return made;
  }
  function sentence(text, values) {
    return text.replace(/\{(\w+)\}/g, function (all, name) { return values[name]; });
  }
  async function open() {
    var manifest = await engine.open();
    facets = manifest.labels.facets;
    say = manifest.labels.words;
    return manifest;
  }
  function recent(query) {
    var list = [];
    try {
      list = JSON.parse(localStorage.getItem(RECENT)) || [];
      if (query) {
        list = [query].concat(list.filter(function (other) { return other !== query; })).slice(0, 5);
        localStorage.setItem(RECENT, JSON.stringify(list));
      }
    } catch (error) {
      // Storage can be forbidden; then nothing is remembered.
    }
    return list;
  }

  // The words around the first place where the query is met, with what is met marked.
  function excerpt(text, means, met) {
    var pieces = text.split(/([\p{L}\p{N}]+)/u), first = -1, length = 0, place;
    for (place = 1; place < pieces.length && first < 0; place += 2) if (means(pieces[place])) first = place;
    place = Math.max(first, 1) & ~1;
    while (place > 1 && length < EXCERPT / 3) length += pieces[(place -= 2)].length + pieces[place + 1].length;
    var line = element("p", { className: "rb-found__text" }, [place > 1 ? "… " : ""]), end = place;
    for (length = 0; end < pieces.length && length < EXCERPT; end++) {
      length += pieces[end].length;
      if (end % 2 && means(pieces[end])) {
        met.add(pieces[end].toLowerCase());
        line.append(element("mark", { textContent: pieces[end] }));
      } else line.append(pieces[end]);
    }
    if (end < pieces.length) line.append(" …");
    return line;
  }

  // A place to search in: its field, where results go, how an address is kept.
  function Place(field, results, onPage) {
    this.field = field;
    this.results = results;
    this.onPage = onPage;
    this.chosen = {};
    this.asTyped = false;
    this.turn = 0;
  }

  Place.prototype = {
    url: function (query) {
      var values = new URLSearchParams(Object.assign({ q: query }, this.chosen));
      return new URL(site + "search/?" + values, location.href).href;
    },

    show: async function (keep) {
      var turn = ++this.turn, query = this.field.value.trim();
      try {
        await open();
        if (!keep) this.most = PAGE;
        if (!query) return this.fill([this.remembered()]);
        var found = await engine.answer(query, this.chosen, this.asTyped);
        if (turn !== this.turn) return;
        if (this.onPage) history.replaceState(null, "", this.url(query));
        var parts = await this.parts(query, found);
        if (turn === this.turn) this.fill(parts);
      } catch (error) {
        var text = say ? say.failed : "Search failed.";
        if (turn === this.turn) this.fill([element("p", { className: "md-search-result__meta", textContent: text, role: "alert" })]);
        if (window.console) console.warn("search:", error.message);
      }
    },

    fill: function (parts) {
      var meta = this.results.firstElementChild;
      if (!meta) this.results.append((meta = element("div", { className: "md-search-result__meta" })));
      meta.setAttribute("aria-live", "polite");
      meta.replaceChildren.apply(meta, (parts[0] && parts[0].meta) || []);
      while (meta.nextSibling) meta.nextSibling.remove();
      this.results.append.apply(this.results, parts.filter(function (part) { return part && !part.meta; }));
    },

    remembered: function () {
      var place = this, list = recent();
      if (!list.length) return null;
      return element("div", { className: "rb-recent" }, [
        element("p", { textContent: say.recent }),
        element("ul", {}, list.map(function (query) { return element("li", {}, [place.asking(query, query)]); })),
        this.button(say.forget, function () {
          try { localStorage.removeItem(RECENT); } catch (error) { /* forbidden, so nothing is kept */ }
          place.show();
          place.field.focus();
        }),
      ]);
    },

    button: function (text, act) {
      var made = element("button", { type: "button", textContent: text });
      made.addEventListener("click", act);
      return made;
    },

    // A button that asks another query.
    asking: function (text, query, asTyped) {
      var place = this;
      return this.button(text, function () {
        place.field.value = query;
        place.asTyped = !!asTyped;
        place.show();
        place.field.focus();
      });
    },

    parts: async function (query, found) {
      var place = this, count = found.ranked.length;
      var summary = element("span", { textContent: sentence(say.results[plural.select(count)] || say.results.other, { count: count.toLocaleString(language) }) });
      var meta = [];
      if (found.shown) {
        meta.push(element("span", { textContent: sentence(say.instead, { query: found.shown }) + " " }), this.asking(sentence(say.insist, { query: query }), query, true), " ");
      }
      if (!count) meta.push(element("span", { textContent: sentence(say.none, { query: query }) }));
      else meta.push(summary);
      var list = element("ol", { className: "md-search-result__list" });
      var means = engine.means(found.meanings);
      for (var hit of found.ranked.slice(0, this.most)) list.append(await this.item(hit, means));
      return [{ meta: meta }, this.narrow(found), list, this.after(query, found), await this.elsewhere(query, found)];
    },

    item: async function (hit, means) {
      var head = await engine.head(hit.document), texts = await engine.texts(hit.document), met = new Set();
      var best = hit.sections[0];
      var line = excerpt(texts[best], means, met);
      RulebookSearch.words(head.title).filter(means).forEach(function (word) { met.add(word.toLowerCase()); });
      var words = Array.from(met).slice(0, 6).join(" ");
      var address = function (anchor) {
        var parts = (head.url + (anchor ? "#" + anchor : "")).split("#");
        return site + parts[0] + (words ? "?h=" + encodeURIComponent(words) : "") + (parts.length > 1 ? "#" + parts[parts.length - 1] : "");
      };
      var sections = hit.sections.filter(function (section) { return section > 0; }).slice(0, FEW);
      var links = sections.map(function (section) {
        var found = head.sections[section - 1];
        return element("li", {}, [element("a", { href: address(found.anchor), textContent: found.heading })]);
      });
      var kind = facets.kind.values[head.kind];
      return element("li", { className: "md-search-result__item rb-found" }, [
        element("a", { className: "rb-found__title", href: address("") }, [element("span", { className: "rb-found__kind", textContent: kind }), " ", head.title]),
        line,
        links.length ? element("ul", { className: "rb-found__sections" }, links) : null,
      ]);
    },

    // Facets with counts; in the dialog the kinds alone, for there is little room.
    narrow: function (found) {
      var place = this, documents = found.ranked.map(function (hit) { return hit.document; });
      if (!documents.length && !Object.keys(this.chosen).length) return null;
      var box = element("div", { className: "rb-facets" });
      Object.keys(facets).forEach(function (facet) {
        if (!place.onPage && facet !== "kind") return;
        var chips = Object.keys(facets[facet].values).map(function (value) {
          var members = engine.members(facet, value), count = documents.filter(function (document) { return members.has(document); }).length;
          var pressed = place.chosen[facet] === value;
          if (!count && !pressed) return null;
          var chip = place.button(facets[facet].values[value] + " " + count, function () {
            if (pressed) delete place.chosen[facet];
            else place.chosen[facet] = value;
            place.show().then(function () {
              var again = place.results.querySelector('[data-chip="' + facet + "=" + value + '"]') || place.field;
              again.focus();
            });
          });
          chip.className = "chip";
          chip.setAttribute("aria-pressed", String(pressed));
          chip.setAttribute("data-chip", facet + "=" + value);
          return chip;
        }).filter(Boolean);
        if (chips.length < 2 && !place.chosen[facet]) return;
        var row = element("div", { className: "rb-facet" }, [element("span", { className: "rb-facet__name", textContent: facets[facet].name })].concat(chips));
        row.setAttribute("role", "group");
        row.setAttribute("aria-label", facets[facet].name);
        box.append(row);
      });
      if (!place.onPage) return box.firstChild ? box : null;
      var details = element("details", { open: Object.keys(this.chosen).length > 0 }, [element("summary", { textContent: say.narrow }), box]);
      return box.firstChild ? details : null;
    },

    after: function (query, found) {
      var place = this, end = element("div", { className: "rb-after" });
      if (!found.ranked.length) {
        var near = found.meanings.flatMap(function (meaning) { return meaning.matches.slice(0, FEW); }).map(function (match) { return match.known.shown; });
        if (near.length) {
          end.append(element("p", { textContent: say.near }), element("ul", {}, near.map(function (word) { return element("li", {}, [place.asking(word, word)]); })));
        }
        end.append(element("p", {}, [element("a", { href: site + "contribute/", textContent: say.mend })]));
        return end;
      }
      if (found.ranked.length > this.most) {
        end.append(this.onPage ? this.button(say.more, function () { place.most += PAGE; place.show(true); }) : element("a", { href: this.url(query), textContent: say.more }));
      }
      var share = this.button(say.share, function () {
        navigator.clipboard.writeText(place.url(query)).then(function () { share.textContent = say.copied; });
      });
      if (navigator.clipboard) end.append(share);
      return end;
    },

    // What other languages have, where this one has little.
    elsewhere: async function (query, found) {
      if (found.ranked.length >= FEW) return null;
      var links = [];
      for (var link of document.querySelectorAll(".rb-languages a")) {
        if (link.lang === language) continue;
        try {
          var other = new RulebookSearch.Engine(folder.replace(/[^/]+\/$/, link.lang + "/")), answer = await other.answer(query, {}, true);
          if (!answer.ranked.length) continue;
          var address = new URL(site.replace(/[^/]+\/$/, link.lang + "/") + "search/?" + new URLSearchParams({ q: query }), location.href).href;
          links.push(element("li", {}, [element("a", { href: address, lang: link.lang, hreflang: link.lang, textContent: link.textContent + " (" + answer.ranked.length + ")" })]));
        } catch (error) {
          // The other language's index is missing: this one's answer stands.
        }
      }
      return links.length ? element("div", { className: "rb-after" }, [element("p", { textContent: say.elsewhere }), element("ul", {}, links)]) : null;
    },

    listen: function (form) {
      var place = this, waiting;
      this.field.addEventListener("input", function () {
        place.asTyped = false;
        clearTimeout(waiting);
        waiting = setTimeout(function () { place.show(); }, PAUSE);
      });
      form.addEventListener("submit", async function (event) {
        event.preventDefault();
        clearTimeout(waiting);
        recent(place.field.value.trim());
        await place.show();
        var first = place.results.querySelector(".rb-found__title");
        if (!place.onPage && first) first.click();
      });
      this.results.addEventListener("click", function (event) {
        if (event.target.closest("a") && place.field.value.trim()) recent(place.field.value.trim());
      });
      form.parentNode.addEventListener("keydown", function (event) {
        var step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
        if (!step) return;
        var stops = [place.field].concat(Array.from(place.results.querySelectorAll(".md-search-result__list a")));
        var at = stops.indexOf(document.activeElement);
        if (at < 0) return;
        event.preventDefault();
        stops[(at + step + stops.length) % stops.length].focus();
      });
    },
  };

  var form = dialog.querySelector("form"), inDialog = new Place(form.elements.q, dialog.querySelector("[data-results]"), false);
  inDialog.listen(form);
  toggle.addEventListener("change", function () { if (toggle.checked) inDialog.show(); });
  if (toggle.checked) inDialog.show();

  var whole = document.querySelector("[data-search-page]");
  if (whole) {
    var onPage = new Place(whole.elements.q, document.querySelector(".search-page"), true), asked = new URLSearchParams(location.search);
    onPage.listen(whole);
    asked.forEach(function (value, name) {
      if (name === "q") onPage.field.value = value;
      else onPage.chosen[name] = value;
    });
    onPage.show();
  }
})();
