// The composer: what its page tells it, and how it speaks. Messages are the engine's own, in the page's language;
// English stands here as in the Python modules, and a test compares both. Loaded on the composer page alone.
(c => {
  const holder = document.querySelector("[data-knowledge]");
  const known = c.known = JSON.parse(holder.textContent);

  // A text of the catalogues in the page's language, with its fields filled in: the twin of rulebook/model/message.py.
  c.say = (template, values = {}) => (known.messages[template] || template)
    .replace(/\{\{|\}\}|\{(\w+)\}/g, (found, name) => name ? values[name] : found[0]);
  c.words = template => c.say(template);

  // A pattern of the checks, which stands with the Python of each.
  c.pattern = (name, flags = "", patterns = known.patterns) => new RegExp(patterns[name][0], patterns[name][1] + flags + "u");

  // A text as Python's repr shows it.
  const named = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };
  const escaped = letter => {
    const code = letter.codePointAt(0), hex = code.toString(16);
    return code < 0x100 ? "\\x" + hex.padStart(2, "0") : code < 0x10000 ? "\\u" + hex.padStart(4, "0") : "\\U" + hex.padStart(8, "0");
  };
  c.repr = text => {
    const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
    const plain = text.replace(/[\\\n\r\t]|(?! )[\p{C}\p{Z}]/gu, letter => named[letter] || escaped(letter));
    return quote + (quote === "'" ? plain.replace(/'/g, "\\'") : plain) + quote;
  };
  c.shorten = (text, most = 60) => [...text].length <= most ? text : [...text].slice(0, most - 1).join("") + "…";

  // How alike two words are, from 0 to 1: the twin of Python's difflib.SequenceMatcher(None, a, b).ratio().
  const places = b => {
    const found = new Map();
    [...b].forEach((letter, at) => found.set(letter, [...found.get(letter) || [], at]));
    const popular = b.length >= 200 ? Math.floor(b.length / 100) + 1 : Infinity;
    for (const [letter, at] of found) if (at.length > popular) found.delete(letter);
    return found;
  };
  const longest = (a, b, at, [fromA, toA, fromB, toB]) => {
    let best = [fromA, fromB, 0], before = new Map();
    for (let i = fromA; i < toA; i++) {
      const now = new Map();
      for (const j of at.get(a[i]) || []) {
        if (j < fromB || j >= toB) continue;
        const length = (before.get(j - 1) || 0) + 1;
        now.set(j, length);
        if (length > best[2]) best = [i - length + 1, j - length + 1, length];
      }
      before = now;
    }
    let [i, j, length] = best;
    while (i > fromA && j > fromB && a[i - 1] === b[j - 1]) [i, j, length] = [i - 1, j - 1, length + 1];
    while (i + length < toA && j + length < toB && a[i + length] === b[j + length]) length++;
    return [i, j, length];
  };
  const likeness = (a, b, at) => {
    const waiting = [[0, a.length, 0, b.length]];
    let met = 0;
    while (waiting.length) {
      const [fromA, toA, fromB, toB] = waiting.pop();
      const [i, j, length] = longest(a, b, at, [fromA, toA, fromB, toB]);
      if (!length) continue;
      met += length;
      if (fromA < i && fromB < j) waiting.push([fromA, i, fromB, j]);
      if (i + length < toA && j + length < toB) waiting.push([i + length, toA, j + length, toB]);
    }
    return a.length + b.length ? 2 * met / (a.length + b.length) : 1;
  };

  // The words that are most like one: the twin of difflib.get_close_matches.
  c.close = (word, words, most, cutoff) => {
    const letters = [...word], at = places(letters);
    const scored = words.map(one => [likeness([...one], letters, at), one]).filter(([score]) => score >= cutoff);
    return scored.sort(([a, x], [b, y]) => b - a || (x < y ? 1 : -1)).slice(0, most).map(([, one]) => one);
  };
  c.nearest = (found, valid) => {
    const words = new Map(valid.map(word => [word.toLowerCase(), word]));
    return words.get(c.close(found.toLowerCase(), [...words.keys()], 1, 0.5)[0]);
  };
  c.hint = (found, valid) => {
    const guess = c.nearest(found, valid);
    return guess ? c.say(" – did you mean {guess}?", { guess }) : "";
  };
  c.unknown = (field, found, valid) => c.say("{field}: {found} is not known{hint} (valid: {valid})", {
    field, found: c.repr(found), hint: c.hint(found, valid), valid: valid.join(", ") || c.say("none yet"),
  });
  // The ids that are most like one, or else the first few.
  c.some = (id, valid, most = 5) => {
    const near = c.close(id, valid, most, 0.3), some = near.length ? near : valid.slice(0, most);
    return some.length < valid.length ? [...some, "…"] : some;
  };
})(window.RulebookCompose = {});
