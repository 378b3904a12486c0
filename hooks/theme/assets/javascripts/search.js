// {% include "assets/javascripts/search-engine.js" %}
// Shows what the engine finds: in the dialog of every page, and on the page that has the search to itself. A static
// template (see mkdocs.yml) that begins with the engine, so that a page asks for one file.
(() => {
  const RECENT = "rulebook.searches", FEW = 3, PAGE = 10, EXCERPT = 160;
  const PAUSE = 100, SETTLED = 900, FRAME = 20; // milliseconds: from a key to an answer, and to what is said of it
  const { Engine } = RulebookSearch;
  const dialog = document.querySelector(".rb-search"), { site } = dialog.dataset, language = document.documentElement.lang;
  const [failed, nothing] = dialog.querySelectorAll("template");
  const plural = new Intl.PluralRules(language), engines = {};
  let facets, say;

  const engineOf = code => engines[code] ||= new Engine(site + "search/" + code + "/");
  const engine = engineOf(language);

  function address(path, values, code = language) {
    const url = new URL(site + code + "/" + path, location.href);
    url.search = new URLSearchParams(values);
    return url.href;
  }

  const append = (element, ...children) => element.append(...children.filter(Boolean));
  function make(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const key in attributes) made.setAttribute(key, attributes[key]);
    append(made, ...children);
    return made;
  }
  function button(text, act, attributes) {
    const made = make("button", { type: "button", ...attributes }, text);
    made.addEventListener("click", act);
    return made;
  }
  const link = (text, href, attributes) => make("a", { href, ...attributes }, text);
  const listed = items => make("ul", {}, ...items.map(item => make("li", {}, item)));
  const titled = (title, items) => items.length && make("div", { class: "rb-more" }, make("p", {}, title), listed(items));
  const put = (sentence, value) => sentence.replace(/\{\w+\}/, () => value);
  const counted = count => put(say.results[plural.select(count)], count);

  function recent(query) {
    try {
      let list = JSON.parse(localStorage.getItem(RECENT)) || [];
      if (query) {
        list = [query, ...list.filter(other => other !== query)].slice(0, 5);
        localStorage.setItem(RECENT, JSON.stringify(list));
      }
      return list;
    } catch (error) {
      return []; // storage can be forbidden; then nothing is remembered
    }
  }

  // Every second piece of a text is a word; those that are meant are marked.
  const pieces = text => text.split(/([\p{L}\p{N}]+)/u);
  const marked = (found, means) => found.map(piece => means(piece) ? make("mark", {}, piece) : piece);

  // What stands around the first word that is meant.
  function excerpt(texts, means) {
    const all = texts.map(pieces), text = all.find(found => found.some(means)) || all[0];
    let start = Math.max(1, text.findIndex(means)), length = 0;
    while (start > 1 && (length < EXCERPT / 3 || !text[start - 1].includes(" "))) length += text[start -= 2].length + 1;
    let end = start;
    for (length = 0; end < text.length && length < EXCERPT; end++) length += text[end].length;
    const more = end < text.length;
    if (more) end -= end % 2; // the last piece is a word
    return [start > 1 ? "… " : text[0], ...marked(text.slice(start, end), means), more && "\u00a0…"];
  }

  // Somewhere to search: a field, results, who is told of them.
  class Place {
    constructor(root) {
      const one = selector => root.querySelector(selector), form = one("form");
      Object.assign(this, { field: form.elements.q, results: one("[data-results]"), told: one("[role=status]"), share: one("[data-share]") });
      Object.assign(this, { turn: 0, chosen: {}, panel: one("details") }); // which the page alone has

      this.field.addEventListener("input", () => {
        clearTimeout(this.waiting);
        this.asTyped = false;
        this.waiting = setTimeout(() => this.show("typed"), PAUSE);
      });
      form.addEventListener("submit", async event => {
        event.preventDefault();
        clearTimeout(this.waiting);
        recent(this.query);
        const best = await this.show("asked") && one(".rb-found__title");
        if (best && !this.panel) best.click();
      });
      form.addEventListener("reset", () => {
        this.ask("");
        this.field.focus();
      });
      this.results.addEventListener("click", event => {
        if (event.target.closest("a")) recent(this.query);
      });
      this.share.addEventListener("click", async () => {
        try {
          await navigator.clipboard.writeText(this.url);
          this.share.dataset.done = this.told.textContent = say.copied;
        } catch (error) {
          this.share.hidden = true; // a browser may refuse; the page of all results has the same address
          this.field.focus();
        }
      });
      this.panel?.addEventListener("toggle", () => this.show());
      root.addEventListener("keydown", event => {
        const step = { ArrowDown: 1, ArrowUp: -1 }[event.key], here = document.activeElement;
        const stops = [this.field, ...this.results.querySelectorAll(".rb-found__title")];
        const at = here === this.results ? 0 : stops.indexOf(here);
        if (!step || at < 0) return;
        event.preventDefault();
        stops[(at + step + stops.length) % stops.length].focus();
      });
    }

    get query() { return this.field.value.trim(); }

    get url() { return address("search/", { q: this.query, ...this.chosen, ...(this.asTyped && { typed: 1 }) }); }

    // What the page's address asks for.
    read() {
      const { q = "", typed, ...chosen } = Object.fromEntries(new URLSearchParams(location.search));
      Object.assign(this, { chosen, asTyped: !!typed, typing: false });
      this.field.value = q;
      this.show();
    }

    // The address follows: each thing that was asked has an entry of its own, however many keys it took.
    keep(how) {
      const { search } = new URL(this.url);
      if (!this.panel || !how || search === location.search) return;
      const same = how === "typed" && (this.typing || !location.search);
      this.typing = how === "typed";
      history[same ? "replaceState" : "pushState"](null, "", search);
    }

    ask(query, asTyped) {
      this.field.value = query;
      this.asTyped = asTyped;
      this.results.focus();
      this.show("asked");
    }

    choose(chosen) {
      this.chosen = chosen;
      this.show("asked");
    }

    // True when the first results stand there.
    async show(how) {
      const turn = ++this.turn, stale = () => turn !== this.turn, { query } = this;
      clearTimeout(this.settling);
      this.results.setAttribute("aria-busy", true);
      try {
        const { labels } = await engine.open();
        ({ facets, words: say } = labels);
        for (const facet in this.chosen) if (!facets[facet]?.values?.[this.chosen[facet]]) delete this.chosen[facet];
        const found = query && await engine.answer(query, this.chosen, this.asTyped);
        if (stale()) return false;
        this.keep(how);
        this.told.textContent = "";
        this.share.hidden = !query || !navigator.clipboard;
        delete this.share.dataset.done;
        if (!found) this.fill([], this.remembered());
        else if (await this.draw(query, found, stale)) this.settling = setTimeout(() => this.settle(query, found, stale).catch(error => this.fail(error)), SETTLED);
        return !stale();
      } catch (error) {
        if (stale()) return false;
        this.fill([]);
        this.fail(error);
        return false;
      }
    }

    // The focus stays where it was, on what stands there now.
    fill(boxes, ...parts) {
      const { key } = document.activeElement.dataset;
      if (this.panel) {
        this.panel.hidden = !this.query;
        this.panel.lastElementChild.replaceChildren(...boxes);
      }
      this.results.removeAttribute("aria-busy");
      this.results.replaceChildren(...parts.filter(Boolean));
      if (key && !document.activeElement.dataset.key) (this.results.parentNode.querySelector(`[data-key="${key}"]`) || this.results).focus();
    }

    fail(error) {
      console.warn("search:", error.message);
      this.results.removeAttribute("aria-busy");
      if (!this.results.querySelector("[role=alert]")) this.results.prepend(failed.content.cloneNode(true));
    }

    // A button that asks for something else.
    asking(text, query, asTyped) { return button(text, () => this.ask(query, asTyped)); }

    remembered() {
      const items = recent().map(query => this.asking(query, query));
      if (!items.length) return make("p", { class: "rb-hint" }, say.hint);
      items.push(button(say.forget, () => {
        localStorage.removeItem(RECENT);
        this.ask("");
      }, { class: "rb-forget" }));
      return titled(say.recent, items);
    }

    // The best result first, as soon as its title is here; then the others.
    async draw(query, found, stale) {
      const { ranked, shown, meanings } = found, means = engine.means(meanings);
      const h = [...new Set(meanings.flatMap(({ word, matches: [best] }) => [word, best?.key, best?.shown]))].join(" ");
      const list = make("ol", { class: "md-search-result__list" });
      const grow = async size => {
        const hits = ranked.slice(list.children.length, list.children.length + size);
        const heads = await Promise.all(hits.map(hit => engine.head(hit.document)));
        for (const [place, head] of heads.entries()) {
          if (place % FEW > 1) await new Promise(go => setTimeout(go, FRAME));
          if (stale()) return;
          list.append(this.item(head, hits[place], means, h));
        }
      };
      await grow(1);
      const [chips, ...boxes] = await this.narrow(found);
      if (stale()) return false;
      const more = button(say.more, async () => {
        const from = list.children.length;
        await grow(PAGE).catch(error => this.fail(error));
        more.hidden = list.children.length === ranked.length;
        list.children[from]?.querySelector("a").focus();
      }, { class: "rb-more" });
      more.hidden = ranked.length <= PAGE;
      this.fill(boxes,
        make("p", { class: "md-search-result__meta" },
          shown && put(say.instead, shown) + " ", shown && this.asking(put(say.insist, query), query, true), " ",
          make("b", {}, ranked.length ? counted(ranked.length) : put(say.none, query)), " ",
          Object.keys(this.chosen).length && button(say.widen, () => this.choose({}))),
        chips, list,
        this.panel ? more : ranked.length > 0 && link(say.all, this.url, { class: "rb-more" }),
      );
      await grow(PAGE - 1);
      return true;
    }

    // Its text comes when it is in sight. The page that it leads to marks the words of `h`.
    item(head, hit, means, h) {
      const linked = (text, anchor, attributes) => make("a", { href: address(head.url + anchor, { h }), ...attributes }, ...marked(pieces(text), means));
      const text = make("p", { class: "rb-found__text" });
      const sections = hit.sections.filter(Boolean).slice(0, FEW);
      new IntersectionObserver(([{ isIntersecting }], observer) => {
        if (!isIntersecting) return;
        observer.disconnect();
        engine.texts(hit.document).then(texts => {
          append(text, ...excerpt([...hit.sections, 0].map(section => texts[section]), means));
        }).catch(error => this.fail(error));
      }).observe(text);
      return make("li", { class: "md-search-result__item rb-found" },
        make("span", { class: "rb-found__kind rb-found__kind--" + head.kind }, facets.kind.values[head.kind]), " ",
        linked(head.title, "", { class: "rb-found__title" }), text,
        sections.length && listed(sections.map(section => linked(head.sections[section * 2 - 1], "#" + head.sections[section * 2 - 2]))));
    }

    // Kinds as buttons, and on the page what else there is, with counts: how many there are if this were chosen.
    async narrow(found) {
      const boxes = [null];
      for (const [facet, { name, values }] of Object.entries(facets)) {
        if (facet !== "kind" && !this.panel?.open) continue;
        const { [facet]: chosen, ...others } = this.chosen;
        const counts = await engine.counts(facet, chosen ? await engine.answer(this.query, others, this.asTyped) : found);
        const options = Object.keys(values).filter(value => counts[value] || value === chosen);
        const label = value => `${values[value]} (${counts[value] || 0})`;
        const choose = value => this.choose(value && value !== chosen ? { ...others, [facet]: value } : others);
        if (!chosen && options.length < 2) continue;
        if (facet === "kind") {
          boxes[0] = make("div", { class: "rb-chips", role: "group", "aria-label": name }, ...options.map(value =>
            button(label(value), () => choose(value), { class: "chip", "aria-pressed": value === chosen, "data-key": value })));
        } else {
          const select = make("select", { "data-key": facet }, new Option(say.any, ""),
            ...options.map(value => new Option(label(value), value, false, value === chosen)));
          select.addEventListener("change", () => choose(select.value));
          boxes.push(make("label", {}, name, select));
        }
      }
      return boxes;
    }

    // The reader has stopped typing: what was found is said, and where little was found, what else there is.
    async settle(query, { ranked, shown, meanings }, stale) {
      this.told.textContent = (shown ? put(say.instead, shown) + " " : "") + (ranked.length ? counted(ranked.length) : put(say.none, query));
      if (ranked.length >= FEW) return;
      const near = new Set(), elsewhere = [];
      for (const { lang, textContent } of document.querySelectorAll(".rb-languages a")) {
        if (lang === language) continue;
        const other = await engineOf(lang).answer(query, {}, true).catch(() => ({ ranked: [] }));
        const count = other.ranked.length;
        if (count) elsewhere.push(link(`${textContent} (${count})`, address("search/", { q: query }, lang), { lang, hreflang: lang }));
      }
      if (!ranked.length) for (const { word, matches } of meanings) if (!matches.length) for (const found of await engine.nearest(word)) near.add(found);
      if (stale()) return;
      append(this.results,
        titled(say.near, [...near].map(word => this.asking(word, word))),
        titled(say.elsewhere, elsewhere),
        !ranked.length && nothing.content.cloneNode(true));
    }
  }

  const toggle = document.getElementById("__search"), whole = document.querySelector("[data-search-page]");
  const inDialog = new Place(dialog), start = () => { if (toggle.checked) inDialog.show(); };
  toggle.addEventListener("change", start);
  start();
  if (whole) {
    const onPage = new Place(whole.parentNode);
    addEventListener("popstate", () => onPage.read());
    onPage.read();
  }
})();
