// Answers queries from the index files: the same steps as meanings.py and query.py of rulebook/search, which a test compares with this.
// The format of the files stands in docs/engineering/search.md. No dependency; nothing is loaded before it is asked for.
(() => {
  const FORMAT = 2;
  const MOST_WORDS = 12, MOST_LETTERS = 200;
  const LEAST_PREFIX = 2, LEAST_HALF = 3, LEAST_TYPO = 4, TWO_TYPOS = 6, LEAST_FAMILY = 5;
  const MOST_BEGINNINGS = 24, MOST_CORRECTIONS = 3, FAR = 9, PHRASES_AMONG = 40, LEAST_SHARE = 0.08;
  const BEGINNING = 0.8, FAMILY = 0.5, CORRECTED = 0.5;
  const LONGEST_SUFFIX = 5;
  const QUOTED = /["“”„«»]([^"“”„«»]+)["“”„«»]/g;

  const SLICE = 8; // milliseconds after which typing gets a turn
  let since = 0;
  const late = () => performance.now() - since > SLICE;
  const pause = () => new Promise(go => setTimeout(() => {
    since = performance.now();
    go();
  }));

  const waiting = {};
  window.rulebookSearch = (...found) => waiting[document.currentScript.dataset.index]?.(...found);

  // A file of an index: a script, because scripts load from a disk too.
  const load = (folder, name) => new Promise((resolve, reject) => {
    const script = document.createElement("script"), src = folder + name + ".js";
    waiting[src] = (found, text) => {
      since = performance.now();
      if (found === name) resolve(text);
    };
    script.src = script.dataset.index = src;
    script.onload = script.onerror = () => {
      script.remove();
      reject(new Error(src)); // which changes nothing if the file has come
    };
    document.head.append(script);
  });

  const fold = word => word.toLowerCase().replace(/й/g, "\0").normalize("NFD").replace(/\p{M}/gu, "").replace(/\0/g, "й");
  const words = text => text.normalize("NFC").match(/[\p{L}\p{N}]+/gu) || [];
  const folded = text => words(text).map(fold);
  const number = text => parseInt(text, 36);
  const change = (word, how) => word.slice(0, word.length - number(how[0])) + how.slice(1);
  const numbers = text => text ? text.split(" ").map(number) : [];
  const summed = (steps, start) => steps.map(step => start += step);
  const round = score => Math.round(score * 1e6) / 1e6;
  const compare = (a, b) => a < b ? -1 : +(a > b);
  const add = (map, key, value) => map.set(key, (map.get(key) || 0) + value);
  const raise = (map, key, value) => map.set(key, Math.max(map.get(key) || 0, value));
  const ordered = map => [...map].sort((a, b) => round(b[1]) - round(a[1]) || a[0] - b[0]);

  // How many of sorted values are not above one.
  function upTo(sorted, value) {
    let low = 0, high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle] > value) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  // How many errors a word of its length may have.
  const errors = word => word.length < LEAST_TYPO ? 0 : word.length < TWO_TYPOS ? 1 : 2;

  function distance(one, other, most) {
    if (Math.abs(one.length - other.length) > most) return FAR;
    let older, before = [], row = [...Array(other.length + 1).keys()];
    for (let i = 1; i <= one.length; i++) {
      [older, before, row] = [before, row, [i]];
      for (let j = 1; j <= other.length; j++) {
        row[j] = Math.min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (one[i - 1] !== other[j - 1]));
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) row[j] = Math.min(row[j], older[j - 2] + 1);
      }
      if (Math.min(...row) > most) return FAR;
    }
    return row[other.length] > most ? FAR : row[other.length];
  }

  const retype = (text, [from, to]) => Array.from(text, letter => to[from.indexOf(letter)] || letter).join("");

  class Engine {
    constructor(folder) {
      Object.assign(this, { folder, files: {}, known: {} });
    }

    text(name) {
      return this.files[name] ??= load(this.folder, name).catch(error => {
        delete this.files[name]; // so that it is tried again
        throw error;
      });
    }

    async open() {
      if (this.manifest) return this.manifest;
      const found = JSON.parse(await this.text("index"));
      if (found.format !== FORMAT) throw new Error("format " + found.format);
      this.rules = new Map(found.rules.split("\n").map(line => line.split("\t")));
      this.starts = [0, ...summed(numbers(found.sections), 0)];
      return this.manifest = found;
    }

    shard(sort, place) { return this.text(sort + place + "." + this.manifest.files[sort].hash[place]); }

    // Sorted words with what is known of them.
    async table(sort, place) {
      const text = await this.shard(sort, place);
      if (late()) await pause();
      let last = "";
      return this.known[sort + place] ??= new Map(text.split("\n").map(line => {
        const [coded, ...rest] = line.split("\t");
        last = last.slice(0, number(coded[0])) + coded.slice(1);
        return [last, rest];
      }));
    }

    async lookUp(sort, word) {
      const place = upTo(this.manifest.files[sort].first, word) - 1;
      return place < 0 ? undefined : (await this.table(sort, place)).get(word);
    }

    derived(word) {
      for (let start = Math.max(1, word.length - LONGEST_SUFFIX); start <= word.length; start++) {
        const how = this.rules.get(word.slice(start));
        if (how && number(how[0]) < word.length) return change(word, how);
      }
      return word;
    }

    async keys(form) {
      await this.lookUp("x", form);
      return this.keysOf(form);
    }

    // As far as exceptions are here: those of a query's words are, and so are those of words like them.
    keysOf(form) {
      const found = this.known["x" + (upTo(this.manifest.files.x.first, form) - 1)]?.get(form);
      return found ? found.map(how => change(form, how)) : [this.derived(form)];
    }

    // Of the table "r" too, in which the first letter of each key stands at its end.
    async beginning(start, sort = "v") {
      const { first } = this.manifest.files[sort], from = Math.max(0, upTo(first, start) - 1), tables = [];
      for (let place = from; place < first.length && (place === from || first[place] <= start || first[place].startsWith(start)); place++) {
        tables.push(this.table(sort, place));
      }
      const found = [];
      for (const table of await Promise.all(tables)) {
        for (const [word, rest] of table) if (word.startsWith(start)) found.push(known([sort === "v" ? word : word.replace(/(.*)(.)/u, "$2$1"), rest]));
        if (late()) await pause();
      }
      return found;
    }

    async postings({ key }) {
      const found = await this.lookUp("p", key);
      let section = -1;
      return Array.from(found ? found[0].matchAll(/(\w+?)([A-Z])/g) : [], ([, step, impact]) => [section += number(step), number(impact) - 9]);
    }

    members(facet, value) {
      return this.known[facet + " " + value] ??= new Set(summed(numbers(this.manifest.facets[facet]?.[value]), -1));
    }

    // Of each value of a facet how many of what was found have it.
    async counts(facet, { ranked }) {
      const found = new Set(ranked.map(hit => hit.document)), counts = {};
      for (const value in this.manifest.facets[facet]) {
        counts[value] = [...this.members(facet, value)].filter(document => found.has(document)).length;
        if (late()) await pause();
      }
      return counts;
    }

    async line(sort, document, size) {
      return (await this.shard(sort, Math.floor(document / size))).split("\n")[document % size].split("\t");
    }

    // Of the sections but the lead: anchor, heading, anchor, heading …
    async head(document) {
      const [id, kind, url, title, ...sections] = await this.line("h", document, this.manifest.heads);
      return { id, kind, url, title, sections };
    }

    texts(document) { return this.line("t", document, this.manifest.texts); }

    // What was found: {meanings, ranked: [{document, score, sections}], shown}; chosen is {facet: value}.
    async answer(query, chosen = {}, asTyped) {
      since = performance.now();
      await this.open();
      query = [...query].slice(0, MOST_LETTERS).join("");
      const whole = meanings => meanings.every(({ matches }) => matches.length);
      let meanings = await this.meanings(query), shown = null;
      if (!asTyped && !whole(meanings)) {
        for (const maps of this.manifest.layouts) {
          const typed = query.toLowerCase(), other = maps.reduce(retype, typed), found = await this.meanings(other === typed ? "" : other);
          if (!found.length || !whole(found)) continue;
          [query, meanings, shown] = [other, found, words(other)];
          break;
        }
        if (!shown) {
          meanings = (await Promise.all(meanings.map(meaning => meaning.matches.length ? meaning : this.mended(meaning.word)))).flat();
          if (meanings.some(({ shown }) => shown)) shown = meanings.map(({ word, shown }) => shown || word);
        }
      }
      return { meanings, ranked: await this.withPhrases(query, await this.ranked(meanings, chosen)), shown: shown && shown.join(" ") };
    }

    async withPhrases(query, ranked) {
      const same = text => folded(text).map(word => this.derived(word));
      const phrases = Array.from(query.matchAll(QUOTED), found => folded(found[1])).filter(phrase => phrase.length > 1);
      if (!phrases.length) return ranked;
      const kept = [], wanted = [];
      for (const phrase of phrases) wanted.push(await Promise.all(phrase.map(async word => [this.derived(word), ...await this.keys(word)])));
      for (const hit of ranked.slice(0, PHRASES_AMONG)) {
        const texts = [(await this.head(hit.document)).title, ...await this.texts(hit.document)].map(same);
        if (wanted.every(phrase => texts.some(text => text.some((_, start) => phrase.every((keys, place) => keys.includes(text[start + place])))))) kept.push(hit);
        if (late()) await pause();
      }
      return kept;
    }

    meanings(query) {
      const found = [...new Set(folded(query))].slice(0, MOST_WORDS);
      return Promise.all(found.map(async (word, place) => {
        const matches = await this.matches(word, place === found.length - 1);
        for (const at of [place, place + 1]) {
          for (const whole of found[at] && at ? await this.exact(found[at - 1] + found[at], BEGINNING) : []) {
            if (!matches.some(({ key }) => key === whole.key)) matches.push(whole);
          }
        }
        return { word, matches };
      }));
    }

    async exact(word, weight = 1) {
      const found = [];
      for (const key of await this.keys(word)) {
        const rest = await this.lookUp("v", key);
        if (rest) found.push({ ...known([key, rest]), weight });
      }
      return found;
    }

    async matches(word, last) {
      const exact = await this.exact(word);
      const starts = exact.filter(({ key }) => key.length >= LEAST_FAMILY).map(({ key }) => [key, FAMILY]);
      if (word.length >= LEAST_PREFIX && (last || !exact.length)) starts.push([word, BEGINNING]);
      if (!starts.length) return exact;
      const longer = [];
      for (const other of await this.beginning(word.slice(0, 3))) {
        if (late()) await pause();
        if (exact.some(match => match.key === other.key)) continue;
        const shown = fold(other.shown);
        const weights = starts.filter(([start]) => other.key.startsWith(start) || shown.startsWith(start)).map(([, weight]) => weight);
        if (weights.length) longer.push({ ...other, weight: Math.max(...weights) });
      }
      longer.sort((a, b) => b.weight - a.weight || b.sections - a.sections || compare(a.key, b.key));
      return [...exact, ...longer.slice(0, MOST_BEGINNINGS)];
    }

    // The words of the index that are no more errors away than `most` says of a word; nearest first.
    async near(word, most) {
      const key = this.derived(word), found = [], first = word.slice(0, 2);
      const look = async (starts, sort) => {
        for (const start of new Set(starts)) for (const other of await this.beginning(start, sort)) {
          if (late()) await pause();
          const asShown = distance(word, fold(other.shown), most(word));
          const away = Math.min(asShown, distance(key, other.key, most(key)));
          if (away && away < FAR && !(sort && first.includes(other.key[0]))) found.push({ ...other, away, asShown });
        }
      };
      await look(first);
      if (found.every(({ asShown }) => asShown !== 1)) await look([word.slice(1, 3), first], "r");
      return found.sort((a, b) => a.away - b.away || a.asShown - b.asShown || b.sections - a.sections || compare(a.key, b.key));
    }

    // A word that means nothing as the nearest words, or as two that run together.
    async mended(word) {
      const near = errors(word) ? await this.near(word, errors) : [];
      for (let cut = near.length ? 0 : word.length - LEAST_HALF; cut >= LEAST_HALF; cut--) {
        const parts = [];
        for (const part of [word.slice(0, cut), word.slice(cut)]) {
          const matches = (await this.exact(part)).filter(({ key }) => key.length >= LEAST_HALF);
          if (!matches.length) break;
          parts.push({ word: part, matches, shown: part });
        }
        if (parts[1]) return parts;
      }
      const matches = near.filter(({ away }) => away === near[0].away).slice(0, MOST_CORRECTIONS);
      return { word, matches: matches.map(match => ({ ...match, weight: CORRECTED / match.away })), shown: near[0]?.shown };
    }

    // For a word that means nothing: what else a reader may try.
    async nearest(word) {
      return (await this.near(word, ({ length }) => Math.min(4, length >> 1))).slice(0, MOST_CORRECTIONS).map(match => match.shown);
    }

    async ranked(meanings, chosen) {
      const inverse = sections => Math.log(1 + (this.starts.at(-1) - sections + 0.5) / (sections + 0.5));
      const sections = new Map(), scores = new Map(), covered = new Map();
      const allowed = Object.entries(chosen).map(([facet, value]) => this.members(facet, value));
      let wanted = 0;
      for (const { matches } of meanings) {
        const here = new Map(), best = new Map(), rarity = inverse(matches.length ? matches[0].sections : 0);
        wanted += rarity;
        const found = await Promise.all(matches.map(match => this.postings(match)));
        for (const [place, match] of matches.entries()) {
          const value = match.weight * inverse(match.sections);
          for (const [section, impact] of found[place]) raise(here, section, value * impact);
          if (late()) await pause();
        }
        for (const [section, score] of here) {
          const document = upTo(this.starts, section) - 1;
          if (!sections.has(document)) sections.set(document, new Map());
          add(sections.get(document), section - this.starts[document], score);
          raise(best, document, score);
        }
        for (const [document, score] of best) {
          add(scores, document, score);
          add(covered, document, rarity);
        }
        if (late()) await pause();
      }
      for (const [document, score] of scores) scores.set(document, score * (covered.get(document) / wanted) ** 2);
      const found = ordered(scores), least = found.length && LEAST_SHARE * found[0][1]; // of all, so that a facet has as many as its count says
      return found.filter(([document, score]) => score >= least && allowed.every(members => members.has(document))).map(([document, score]) => ({ document, score, sections: ordered(sections.get(document)).map(([section]) => section) }));
    }

    // Whether a word of a text is one that the query means: for excerpts and highlights.
    means(meanings) {
      const keys = new Set(meanings.flatMap(({ matches }) => matches.map(match => match.key)));
      const starts = meanings.filter(({ word, shown }) => !shown && word.length > 2);
      return word => this.keysOf(word = fold(word)).some(key => keys.has(key)) || starts.some(start => word.startsWith(start.word));
    }
  }

  // A key of the vocabulary, the word that shows it, and in how many sections it stands.
  const known = ([key, [how, sections]]) => ({ key, shown: change(key, how), sections: number(sections) });

  window.RulebookSearch = { Engine };
})();
