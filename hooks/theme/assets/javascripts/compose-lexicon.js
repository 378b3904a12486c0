// The composer: words and phrases in all their forms, and names in all their cases; the twin of
// rulebook/wording/lexicon.py, proper.py and sentences.py. What is looked for comes with the lists.
(c => {
  const { limits } = c.known;
  const MET = 20000; // so many words are remembered
  const SIGN = c.pattern("sign");
  const ALL = Object.fromEntries(["word", "sentence", "clause", "quoted"].map(name => [name, c.pattern(name, "g")]));

  c.fold = text => text.toLowerCase().replace(/й/g, "\0").normalize("NFD").replace(/\p{M}/gu, "").replace(/\0/g, "й");
  const stemmer = new c.Stemmer();
  const remembered = make => {
    const met = new Map();
    return word => {
      if (!met.has(word)) {
        if (met.size >= MET) met.clear();
        met.set(word, make(word));
      }
      return met.get(word);
    };
  };
  const key = c.key = remembered(word => c.fold(stemmer.stem(word.replace(/’/g, "'").toLowerCase())));
  const exact = word => `=${c.fold(word)}`;
  c.tokens = text => [...text.matchAll(ALL.word)].map(({ 0: word, index }) => ({ word, start: index, end: index + word.length }));
  c.count = text => (text.match(ALL.word) || []).length;

  // Phrases as they are compared: keys of words, with = before those that count in one form alone.
  c.Lexicon = class {
    constructor(phrases) {
      this.kept = new Map();
      for (const phrase of phrases) this.keep(phrase.split(" "));
      this.starts = new Set([...this.kept.keys()].map(first => first.replace(/^=/, "").slice(0, limits.start)));
      this.begun = remembered(word => this.begins(word));
    }
    keep(parts) {
      const anchor = parts.reduce((best, part, at) => part.length > parts[best].length ? at : best, 0);
      this.kept.set(parts[anchor], [...this.kept.get(parts[anchor]) || [], [anchor, parts]]);
    }
    begins(word) {
      const form = c.fold(word);
      if (![1, 2, limits.start].some(length => this.starts.has(form.slice(0, length)))) return [];
      return [key(word), exact(word)].filter(one => this.kept.has(one));
    }
    // Every phrase in a text, from left to right; of several around one word the longest.
    mentions(text, words = c.tokens(text)) {
      const found = [];
      for (const [index, { word }] of words.entries()) {
        const fits = this.begun(word).flatMap(anchor => this.kept.get(anchor)).filter(([anchor, parts]) => this.fits(words, index - anchor, parts, text));
        const [anchor, parts] = fits.reduce((best, one) => one[1].length > best[1].length ? one : best, [0, []]);
        if (parts.length) found.push({ start: words[index - anchor].start, end: words[index - anchor + parts.length - 1].end });
      }
      return found;
    }
    fits(words, first, parts, text) {
      const here = words.slice(Math.max(0, first), first + parts.length);
      return here.length === parts.length && here.every(({ word }, at) => parts[at] === (parts[at][0] === "=" ? exact(word) : key(word)))
        && here.slice(1).every(({ start }, at) => !SIGN.test(text.slice(here[at].end, start)));
    }
  };

  // Names, by what they may be cut to before an ending.
  c.ProperNames = class {
    constructor(names, { endings, last, fleeting, softened }) {
      const [ending, vowel] = [new RegExp(`^(?:${endings})$`, "u"), fleeting && new RegExp(fleeting, "u")];
      this.ending = ending;
      this.names = new Set(names);
      this.stems = new Set(names.flatMap(name => {
        const stem = name.length > 2 && last.includes(name.at(-1)) ? name.slice(0, -1) : name;
        const soft = stem !== name && Object.hasOwn(softened, stem.at(-1)) ? [stem.slice(0, -1) + softened[stem.at(-1)]] : [];
        return [stem, ...vowel ? [stem.replace(vowel, "")] : [], ...soft];
      }));
    }
    has(word) {
      if (this.names.has(word)) return true;
      for (let end = Math.max(2, word.length - 5); end < word.length; end++) {
        if (this.stems.has(word.slice(0, end)) && this.ending.test(word.slice(end))) return true;
      }
      return false;
    }
  };

  // The sentence, or the clause, in which a letter stands; and whether it stands in quotation marks.
  const between = (border, text, index) => {
    const first = Math.max(0, index - limits.near), last = Math.min(text.length, index + limits.near), here = text.slice(0, last);
    let start = first;
    for (border.lastIndex = first; ;) {
      const found = border.exec(here);
      if (!found) return { start, end: last };
      if (border.lastIndex > index) return { start, end: border.lastIndex };
      start = border.lastIndex;
    }
  };
  c.sentence = (text, index) => between(ALL.sentence, text, index);
  c.clause = (text, index) => between(ALL.clause, text, index);
  c.isQuoted = (text, index) => {
    const here = text.slice(0, index + limits.far), { quoted } = ALL;
    quoted.lastIndex = Math.max(0, index - limits.far, text.lastIndexOf("\n", index - 1) + 1);
    for (let found; (found = quoted.exec(here)) && found.index <= index;) if (index < quoted.lastIndex) return true;
    return false;
  };
})(window.RulebookCompose);
