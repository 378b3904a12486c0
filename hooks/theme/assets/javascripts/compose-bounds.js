// The composer: how much a file, its fields and its text may hold; the twin of rulebook/loader/measures.py, of
// rulebook/schema/bounds.py and of the largest file in rulebook/loader/gate.py.
(c => {
  const { say, shorten } = c;
  const LARGEST = 65536, VALUES = 1000, ITEMS = 100, LETTERS = 4000;
  const DEEPEST = 8, LONGEST_WORD = 400, INDENT = 2, COLUMNS = 20;
  const lengthOf = text => [...text].length;

  c.sizeFaults = draft => {
    const size = new TextEncoder().encode(c.file(draft)).length;
    return size <= LARGEST ? [] : [{ code: "RB007", path: ["body", "story"], message: say("the file is too large; shorten the text or make two of it (bytes: {size} of {most})", { size, most: LARGEST }) }];
  };

  // In the order of the file, up to the first value that is one too many; no further is a file read.
  c.countFaults = fields => {
    const faults = [];
    let values = 0;
    const tooMany = (path, most) => {
      faults.push({ code: "RB016", path, message: say("here are too many values (at most {most}); take some away", { most }) });
      return false;
    };
    const walk = (value, path) => {
      values += 1;
      if (values > VALUES) return tooMany(path, VALUES);
      if (Array.isArray(value)) return value.every((item, at) => at < ITEMS ? walk(item, [...path, at]) : tooMany([...path, at], ITEMS));
      if (typeof value === "object") return c.inOrder(value).every(key => walk(value[key], [...path, key]));
      if (lengthOf(value) > LETTERS) faults.push({ code: "RB016", path, message: say("{field}: the text is too long; the rest belongs below the fields (letters: {found} of {most})", { field: path.join("."), found: lengthOf(value), most: LETTERS }) });
      return true;
    };
    walk(fields, []);
    return faults;
  };

  const COUNTED = [
    [/[[<]/gu, 600, say("links")],
    [/\[\^/gu, 100, say("notes")],
    [/^[ ]{0,3}#|^[ ]{0,3}(?:=+|-+)[ \t]*$/gmu, 100, say("headings and lines")],
    [/[*_]{1,2}/gu, 3000, say("signs of emphasis")],
    [/`+/gu, 1000, say("marks of code")],
    [/^[ \t]*!!!/gmu, 60, say("boxes")],
    [/\|/gu, 3000, say("cells of tables")],
    [/\n/gu, 1000, say("lines")],
  ];
  function* tooMuch(body) {
    for (const [pattern, most, what] of COUNTED) {
      const found = [...body.matchAll(pattern)];
      if (found.length > most) yield { code: "RB056", index: found[most].index, message: say("the text has too much of this: {what} (at most {most}); make two of it", { what, most }) };
    }
  }

  const WORD = new RegExp(`\\S{${LONGEST_WORD + 1},}`, "u");
  function* tooLong(body) {
    const word = WORD.exec(body);
    if (word) yield { code: "RB056", index: word.index, message: say("{word}: the word is too long; put spaces into it (letters: {length} of {most})", { word: shorten(word[0], 20), length: lengthOf(word[0]), most: LONGEST_WORD }) };
    const wide = firstLine(body, line => line.split("|").length - 1 > COLUMNS + 1);
    if (wide) yield { code: "RB056", index: wide.index, message: say("the table is too wide; make two of it (columns: {found} of {most})", { found: wide.line.split("|").length - 1, most: COLUMNS }) };
    const deep = firstLine(body, line => depth(line) > DEEPEST);
    if (deep) yield { code: "RB055", index: deep.index, message: say("lists, quotations and boxes lie too deep in each other (at most {most}); take some apart", { most: DEEPEST }) };
  }
  const firstLine = (body, isMeant) => {
    let index = 0;
    for (const line of body.split("\n")) {
      if (isMeant(line)) return { line, index };
      index += line.length + 1;
    }
    return null;
  };
  const CONTAINER = /[ \t]*(?:>|[-+*:](?=[ \t])|[0-9]{1,9}[.)](?=[ \t])|!!!)/y, RULE = /^[ \t]*(?:(?:-[ \t]*)+|(?:\*[ \t]*)+)$/;
  const depth = line => {
    if (RULE.test(line)) return 0;
    let marks = 0;
    for (CONTAINER.lastIndex = 0; CONTAINER.test(line);) marks++;
    return marks && marks + Math.floor(/^[ \t]*/.exec(line)[0].length / INDENT);
  };

  const NOTE_ASTRAY = /^[ ]{0,3}(?:#|\[\^[^\]\n]*\]:)[^\n]*?\[\^/mu, SNIPPET = /^[ \t]*;?-+8<-+[^\n]*|\{[{%][^{}%\n]{0,200}[}%]\}/mu;
  function* foreign(masked) {
    const note = NOTE_ASTRAY.exec(masked), call = SNIPPET.exec(masked);
    if (note) yield { code: "RB059", index: note.index + note[0].length - 2, message: say("a note stands in the text, not in a heading and not in another note") };
    if (call) yield { code: "RB058", index: call.index, message: say("{found} is a snippet or a macro, which nothing reads here; write the text itself", { found: shorten(call[0].trim()) }) };
  }

  c.bodyFaults = ({ sections }) => {
    const body = c.body(sections), found = [...tooMuch(body), ...tooLong(body), ...foreign(c.masked(body))];
    return found.map(({ code, index, message }) => ({ code, message, path: ["body", c.sectionAt(sections, index)] }));
  };
})(window.RulebookCompose);
