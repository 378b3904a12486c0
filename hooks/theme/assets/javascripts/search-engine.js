// Answers queries from the index files: the same steps as rulebook/search/query.py, which a test compares with this.
// The format of the files stands in docs/engineering/search.md. No dependency; nothing is loaded before it is asked for.
(function () {
  var FORMAT = 1;
  var MOST_WORDS = 12, MOST_LETTERS = 200;
  var LEAST_PREFIX = 2, LEAST_TYPO = 4, TWO_TYPOS = 6, LEAST_FAMILY = 5;
  var MOST_BEGINNINGS = 24, MOST_CORRECTIONS = 3, PHRASES_AMONG = 40, LEAST_SHARE = 0.08;
  var EXACT = 1, BEGINNING = 0.8, FAMILY = 0.5, CORRECTED = 0.5;
  var LONGEST_SUFFIX = 5;
  var SLICE = 12; // milliseconds after which typing gets a turn
  var QUOTED = /["“”„«»]([^"“”„«»]+)["“”„«»]/g;

  var waiting = {};
  window.rulebookSearch = function (name, text) {
    var place = document.currentScript.getAttribute("data-index");
    if (waiting[place]) waiting[place](name, text);
  };

  // A file of an index: a script, because scripts load from a disk too.
  function load(folder, name) {
    return new Promise(function (resolve, reject) {
      var script = document.createElement("script"), place = folder + name;
      var fail = function () { reject(new Error(place + ".js")); };
      waiting[place] = function (found, text) {
        if (found === name) resolve(text);
        else fail();
      };
      script.setAttribute("data-index", place);
      script.src = place + ".js";
      script.onerror = fail;
      script.onload = function () { setTimeout(fail); script.remove(); };
      document.head.append(script);
    });
  }

  function fold(word) {
    return word.toLowerCase().replace(/й/g, "\0").normalize("NFD").replace(/\p{M}/gu, "").replace(/\0/g, "й");
  }
  function words(text) { return text.normalize("NFC").match(/[\p{L}\p{N}]+/gu) || []; }
  function folded(text) { return words(text).map(fold); }
  function change(word, how) {
    var cut = parseInt(how[0], 36);
    return (cut ? word.slice(0, -cut) : word) + how.slice(1);
  }
  function numbers(text) { return text ? text.split(" ").map(function (number) { return parseInt(number, 36); }) : []; }
  function summed(steps, start) { return steps.map(function (step) { return (start += step); }); }
  function after(sorted, value) {
    var low = 0, high = sorted.length;
    while (low < high) {
      var middle = (low + high) >> 1;
      if (sorted[middle] > value) high = middle;
      else low = middle + 1;
    }
    return low;
  }
  function round(score) { return Math.round(score * 1e6) / 1e6; }
  function compare(a, b) { return a < b ? -1 : a > b ? 1 : 0; }

  function distance(one, other, most) {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    var older, before = [], row = [], i, j;
    for (j = 0; j <= other.length; j++) row.push(j);
    for (i = 1; i <= one.length; i++) {
      older = before; before = row; row = [i];
      var least = i;
      for (j = 1; j <= other.length; j++) {
        var best = Math.min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (one[i - 1] !== other[j - 1]));
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) best = Math.min(best, older[j - 2] + 1);
        row.push(best);
        if (best < least) least = best;
      }
      if (least > most) return most + 1;
    }
    return Math.min(row[row.length - 1], most + 1);
  }

  var LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,./`", RUSSIAN = "йцукенгшщзхъфывапролджэячсмитьбю.ё";
  var DIGITS = ["234567890", "ěščřžýáíé"], YZ = ["yz", "zy"];
  var LAYOUTS = {
    en: [[[RUSSIAN, LATIN]], [YZ]],
    ru: [[[LATIN, RUSSIAN]]],
    cs: [[DIGITS], [YZ], [DIGITS, YZ], [[RUSSIAN, LATIN]], [[RUSSIAN, LATIN], YZ]],
  };
  function retyped(query, language) {
    query = query.toLowerCase();
    return LAYOUTS[language].map(function (maps) {
      return maps.reduce(function (text, map) {
        return Array.from(text, function (letter) {
          var place = map[0].indexOf(letter);
          return place < 0 ? letter : map[1][place];
        }).join("");
      }, query);
    }).filter(function (other) { return other !== query; });
  }

  function Engine(folder) {
    this.folder = folder;
    this.files = {};
    this.lines = {};
  }

  Engine.prototype = {
    text: function (name) {
      var engine = this;
      if (!this.files[name]) {
        this.files[name] = load(this.folder, name);
        this.files[name].catch(function () { delete engine.files[name]; });
      }
      return this.files[name];
    },

    open: async function () {
      if (this.manifest) return this.manifest;
      var found = JSON.parse(await this.text("index"));
      if (found.format !== FORMAT) throw new Error("index: " + found.format);
      this.rules = new Map(found.rules.split("\n").map(function (line) { return line.split("\t"); }));
      this.starts = [0].concat(summed(numbers(found.sections), 0));
      this.sections = this.starts[this.starts.length - 1];
      this.language = found.language;
      return (this.manifest = found);
    },

    shard: function (sort, number) { return this.text(sort + number + "." + this.manifest.files[sort].hash[number]); },

    // Sorted words with what is known of them.
    table: async function (sort, number) {
      var name = sort + number;
      if (!this.lines[name]) {
        var last = "";
        this.lines[name] = new Map((await this.shard(sort, number)).split("\n").map(function (line) {
          var rest = line.split("\t"), coded = rest.shift();
          last = last.slice(0, parseInt(coded[0], 36)) + coded.slice(1);
          return [last, rest];
        }));
      }
      return this.lines[name];
    },

    lookUp: async function (sort, word) {
      var number = after(this.manifest.files[sort].first, word) - 1;
      return number < 0 ? undefined : (await this.table(sort, number)).get(word);
    },

    derived: function (word) {
      for (var length = Math.min(LONGEST_SUFFIX, word.length - 1); length >= 0; length--) {
        var how = this.rules.get(word.slice(word.length - length));
        if (how && parseInt(how[0], 36) < word.length) return change(word, how);
      }
      return word;
    },

    keys: async function (form) {
      var found = await this.lookUp("x", form);
      return found ? found.map(function (how) { return change(form, how); }) : [this.derived(form)];
    },

    known: function (key, rest) { return { key: key, shown: change(key, rest[0]), sections: parseInt(rest[1], 36) }; },

    beginning: async function (start) {
      var firsts = this.manifest.files.v.first, found = [];
      for (var first = Math.max(0, after(firsts, start) - 1), number = first; number < firsts.length; number++) {
        if (number > first && firsts[number] > start && !firsts[number].startsWith(start)) break;
        for (var [key, rest] of await this.table("v", number)) if (key.startsWith(start)) found.push(this.known(key, rest));
      }
      return found;
    },

    postings: async function (key) {
      var found = await this.lookUp("p", key), section = -1, list = [];
      for (var step of found ? found[0].matchAll(/([0-9a-z]+)([A-Z])/g) : []) {
        section += parseInt(step[1], 36);
        list.push([section, step[2].charCodeAt(0) - 64]);
      }
      return list;
    },

    members: function (facet, value) {
      var steps = (this.manifest.facets[facet] || {})[value];
      return new Set(summed(numbers(steps), -1));
    },

    line: async function (sort, document, size) {
      return (await this.shard(sort, Math.floor(document / size))).split("\n")[document % size].split("\t");
    },

    head: async function (document) {
      var fields = await this.line("h", document, this.manifest.heads), sections = [];
      for (var place = 4; place < fields.length; place += 2) sections.push({ anchor: fields[place], heading: fields[place + 1] });
      return { id: fields[0], kind: fields[1], url: fields[2], title: fields[3], sections: sections };
    },

    texts: function (document) { return this.line("t", document, this.manifest.texts); },

    rest: async function () {
      if (performance.now() - this.since < SLICE) return;
      await new Promise(function (resolve) { setTimeout(resolve); });
      this.since = performance.now();
    },

    // What was found: {meanings, ranked: [{document, score, sections}], shown}; chosen is {facet: value}.
    answer: async function (query, chosen, asTyped) {
      this.since = performance.now();
      await this.open();
      query = query.slice(0, MOST_LETTERS);
      var understood = await this.understood(query, asTyped);
      var ranked = await this.ranked(understood.meanings, chosen || {});
      var phrases = Array.from((understood.retyped || query).matchAll(QUOTED), function (found) {
        return folded(found[1]).map(this.derived, this);
      }, this).filter(function (phrase) { return phrase.length > 1; });
      if (phrases.length) ranked = await this.withPhrases(ranked.slice(0, PHRASES_AMONG), phrases);
      return { meanings: understood.meanings, ranked: ranked, shown: this.shown(understood) };
    },

    understood: async function (query, asTyped) {
      var whole = function (meanings) {
        return meanings.length && meanings.every(function (meaning) { return meaning.matches.length; });
      };
      var plain = await this.meanings(query);
      if (asTyped || !plain.length || whole(plain)) return { meanings: plain };
      for (var other of retyped(query, this.language)) {
        var meanings = await this.meanings(other);
        if (whole(meanings)) return { meanings: meanings, retyped: other };
      }
      for (var place = 0; place < plain.length; place++) {
        if (!plain[place].matches.length) plain[place] = await this.corrected(plain[place].word);
      }
      return { meanings: plain };
    },

    meanings: async function (query) {
      var found = Array.from(new Set(folded(query))).slice(0, MOST_WORDS), meanings = [];
      for (var place = 0; place < found.length; place++) {
        meanings.push({ word: found[place], matches: await this.matches(found[place], place === found.length - 1) });
      }
      return meanings;
    },

    matches: async function (word, last) {
      var exact = [], starts = [];
      for (var key of await this.keys(word)) {
        var rest = await this.lookUp("v", key);
        if (rest) exact.push({ known: this.known(key, rest), weight: EXACT });
      }
      if (word.length >= LEAST_PREFIX && (last || !exact.length)) starts.push([word, BEGINNING]);
      exact.forEach(function (match) {
        if (match.known.key.length >= LEAST_FAMILY) starts.push([match.known.key, FAMILY]);
      });
      if (!starts.length) return exact;
      var longer = [];
      for (var known of await this.beginning(word.slice(0, 3))) {
        await this.rest();
        if (exact.some(function (match) { return match.known.key === known.key; })) continue;
        var shown = fold(known.shown), weight = 0;
        for (var [start, worth] of starts) if (known.key.startsWith(start) || shown.startsWith(start)) weight = Math.max(weight, worth);
        if (weight) longer.push({ known: known, weight: weight });
      }
      longer.sort(function (a, b) {
        return b.weight - a.weight || b.known.sections - a.known.sections || compare(a.known.key, b.known.key);
      });
      return exact.concat(longer.slice(0, MOST_BEGINNINGS));
    },

    corrected: async function (word) {
      var most = word.length < LEAST_TYPO ? 0 : word.length < TWO_TYPOS ? 1 : 2, near = [];
      if (!most) return { word: word, matches: [] };
      var key = this.derived(word);
      for (var letter of new Set(word.slice(0, 2))) {
        for (var known of await this.beginning(letter)) {
          await this.rest();
          var away = Math.min(distance(word, fold(known.shown), most), distance(key, known.key, most));
          if (away <= most) near.push([away, known]);
        }
      }
      near.sort(function (a, b) { return a[0] - b[0] || b[1].sections - a[1].sections || compare(a[1].key, b[1].key); });
      var best = near.filter(function (item) { return item[0] === near[0][0]; }).slice(0, MOST_CORRECTIONS);
      var matches = best.filter(function (item) { return item[0]; }).map(function (item) { return { known: item[1], weight: CORRECTED / item[0] }; });
      return { word: word, matches: matches, corrected: matches.length > 0 };
    },

    inverse: function (sections) { return Math.log(1 + (this.sections - sections + 0.5) / (sections + 0.5)); },
    rarity: function (meaning) { return this.inverse(meaning.matches.length ? meaning.matches[0].known.sections : 0); },

    ranked: async function (meanings, chosen) {
      var engine = this, sections = new Map(), scores = new Map(), covered = new Map(), wanted = 0;
      var allowed = Object.keys(chosen).map(function (facet) { return engine.members(facet, chosen[facet]); });
      var add = function (map, key, value) { map.set(key, (map.get(key) || 0) + value); };
      for (var meaning of meanings) {
        var here = new Map(), best = new Map(), rarity = this.rarity(meaning);
        wanted += rarity;
        for (var match of meaning.matches) {
          var value = match.weight * this.inverse(match.known.sections);
          for (var [section, impact] of await this.postings(match.known.key)) here.set(section, Math.max(here.get(section) || 0, value * impact));
          await this.rest();
        }
        here.forEach(function (score, section) {
          var document = after(engine.starts, section) - 1;
          if (!allowed.every(function (members) { return members.has(document); })) return;
          if (!sections.has(document)) sections.set(document, new Map());
          add(sections.get(document), section - engine.starts[document], score);
          best.set(document, Math.max(best.get(document) || 0, score));
        });
        best.forEach(function (score, document) { add(scores, document, score); add(covered, document, rarity); });
      }
      var ordered = function (map) {
        return Array.from(map).sort(function (a, b) { return round(b[1]) - round(a[1]) || a[0] - b[0]; });
      };
      scores.forEach(function (score, document) { scores.set(document, score * Math.pow(covered.get(document) / wanted, 2)); });
      var least = LEAST_SHARE * Math.max.apply(null, Array.from(scores.values()).concat(0));
      return ordered(scores).filter(function (item) { return item[1] >= least; }).map(function (item) {
        return { document: item[0], score: item[1], sections: ordered(sections.get(item[0])).map(function (found) { return found[0]; }) };
      });
    },

    withPhrases: async function (ranked, phrases) {
      var kept = [];
      for (var hit of ranked) {
        var texts = [(await this.head(hit.document)).title].concat(await this.texts(hit.document));
        var places = texts.map(function (text) { return " " + folded(text).map(this.derived, this).join(" ") + " "; }, this);
        if (phrases.every(function (phrase) {
          return places.some(function (text) { return text.includes(" " + phrase.join(" ") + " "); });
        })) kept.push(hit);
        await this.rest();
      }
      return kept;
    },

    shown: function (understood) {
      if (understood.retyped) return words(understood.retyped).join(" ").toLowerCase();
      if (!understood.meanings.some(function (meaning) { return meaning.corrected; })) return null;
      return understood.meanings.map(function (meaning) {
        return meaning.corrected ? meaning.matches[0].known.shown : meaning.word;
      }).join(" ");
    },

    // Whether a word of a text is one that the query means: for excerpts and highlights.
    means: function (meanings) {
      var engine = this, keys = new Set(), starts = [];
      meanings.forEach(function (meaning) {
        meaning.matches.forEach(function (match) { keys.add(match.known.key); });
        if (!meaning.corrected) starts.push(meaning.word);
      });
      return function (word) {
        word = fold(word);
        return keys.has(engine.derived(word)) || starts.some(function (start) { return start.length > 2 && word.startsWith(start); });
      };
    },
  };

  window.RulebookSearch = { Engine: Engine, words: words, fold: fold };
})();
