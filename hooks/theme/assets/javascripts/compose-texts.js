// The composer: the text below the fields, the twin of rulebook/checks/texts.py and rulebook/links/references.py.
// Its headings are put in here, so that nobody has to write them.
(c => {
  const { say, repr, known } = c;
  const MARK = /^(`{3,}(?=[^`\n]*$)|~{3,})[^\n]*$|(`+)|(\n[ \t]*\n)/gm;
  const REFERENCE = /(?<![\\\]!])\[([^[\]]+)\](?:\[([^[\]\n]*)\]|(\(((?:[^()\s]|\([^()\s]*\))*)(?:[^()]|\([^()]*\))*\)))?/g;
  const ID = /^(?:term:|claim:)?[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*$/, CERTAIN = /^(?:R\d+|(?:term|claim):.+)$/i;
  const IMAGE = /(?<!\\)!\[(?:[^[\]\n]|\[[^[\]\n]*\])*\](?:\((?:[^()\n]|\([^()\n]*\))*\)|\[[^[\]\n]*\])?/g;
  const HEADING = /^## +(.+?) *#*$/gm;
  const HTML = /<(?:\/?[A-Za-z](?:[^<>\n]|\n(?!\n))*>|!--|!|\?)/g;
  const ALLOWED = /^<!-- (?:pause|allow RB\d{3}): .+? -->$|<(?:https?:\/\/|mailto:)[^<>\s]+>|<[^<>@\s]+@[^<>\s]+>/gm;
  const SCHEMES = ["https://", "http://", "mailto:", "tel:", "#"];

  // The whole text, and where each section begins.
  c.body = sections => Object.entries(known.sections)
    .map(([key, label]) => `## ${label}\n\n${(sections[key] || "").trim()}`.trim()).join("\n\n");
  const sectionAt = c.sectionAt = (sections, index) => {
    let end = 0;
    for (const [key, label] of Object.entries(known.sections)) {
      end += `## ${label}\n\n${(sections[key] || "").trim()}`.trim().length + 2;
      if (index < end) return key;
    }
    return Object.keys(known.sections).pop();
  };

  // The text with code blanked out. The marks are found first, and then the end that belongs to each.
  const fenceEnd = (marks, at) => marks.findIndex(([line, fence], place) => place > at && fence && fence.startsWith(marks[at][1]) && !line.replace(/[ \t]/g, "").replaceAll(fence[0], ""));
  const spanEnd = (marks, at) => {
    if (!marks[at][2]) return -1;
    for (let place = at + 1; place < marks.length && !marks[place][3]; place++) if (marks[place][2] === marks[at][2]) return place;
    return -1;
  };
  const masked = c.masked = body => {
    const marks = [...body.matchAll(MARK)];
    let found = "", end = 0;
    for (let at = 0; at < marks.length; at++) {
      const last = marks[at][1] ? fenceEnd(marks, at) : spanEnd(marks, at);
      if (last < 0) continue;
      const from = marks[at].index, to = marks[last].index + marks[last][0].length;
      found += body.slice(end, from) + body.slice(from, to).replace(/[^\n]/g, " ");
      [at, end] = [last, to];
    }
    return found + body.slice(end);
  };
  const listed = headings => headings.map(heading => `## ${heading}`).join(", ") || say("none");

  function* headings(body) {
    const found = [...masked(body).matchAll(HEADING)], expected = Object.values(known.sections);
    const names = found.map(heading => heading[1]);
    if (names.join("\n") !== expected.join("\n")) {
      const strange = found.find(heading => !expected.includes(heading[1]));
      yield { code: "RB050", index: strange ? strange.index : 0, message: say("the headings are: {found}; they must be: {valid}", { found: listed(names), valid: listed(expected) }) };
    }
    for (const [number, heading] of found.entries()) {
      const text = body.slice(heading.index + heading[0].length, found[number + 1] ? found[number + 1].index : undefined);
      if (!text.trim()) yield { code: "RB051", index: heading.index, message: say("the section {heading} is empty", { heading: repr(heading[1]) }) };
    }
  }

  function* html(body) {
    const plain = masked(body).replace(ALLOWED, found => " ".repeat(found.length));
    for (const { 0: found, index } of plain.matchAll(HTML)) {
      const message = body.startsWith("<!-- pause", index) ? say("a pause stands on a line of its own, as <!-- pause: What would you do now? -->")
        : say("{found} is raw HTML; write Markdown, or put it in `backticks` to show it", { found: repr(found) });
      yield { code: "RB052", index, message };
    }
  }

  function* images(body) {
    for (const { 0: found, index } of masked(body).matchAll(IMAGE)) {
      yield { code: "RB054", index, message: say("{found} is an image, which the site does not show; tell in words what it shows", { found: repr(found) }) };
    }
  }

  // Everything that is written as a link: an address, or an id.
  function* scan(body) {
    for (const { 0: found, 1: text, 2: id, 3: inline, 4: url, index } of masked(body).matchAll(REFERENCE)) {
      if (inline) yield { url, index };
      else if (!text.startsWith("^")) yield { id: (id || text).split(/\s+/).filter(Boolean).join(" "), bare: !id, index, found };
    }
  }

  const target = (draft, id) => {
    const [, prefix, name] = /^(?:(.*):)?([^:]*)$/s.exec(id);
    if (prefix === "term") return c.ids(draft, "term").includes(name) && id;
    if (prefix === "claim") return c.ids(draft, "claim").includes(name) && id;
    if (prefix !== undefined) return false;
    return [id, id.toUpperCase(), id.toLowerCase()].find(spelling => c.ids(draft).includes(spelling));
  };
  const targets = draft => [...c.ids(draft), ...c.ids(draft, "term").map(id => `term:${id}`), ...c.ids(draft, "claim").map(id => `claim:${id}`)];
  const isMeant = (draft, { id, bare }) => !bare || CERTAIN.test(id) || (ID.test(id) && id.includes("-") && Boolean(c.nearest(id, targets(draft))));

  function* links(body, draft) {
    for (const link of scan(body)) {
      const { url, id, index } = link;
      if (url !== undefined) {
        if (SCHEMES.some(scheme => url.toLowerCase().startsWith(scheme))) continue;
        yield { code: "RB032", index, message: say("{found} is no address (valid: {valid}); link to a record by its id: [text][id]", { found: repr(url), valid: SCHEMES.join(", ") }) };
      } else if (!target(draft, id) && isMeant(draft, link)) {
        yield { code: "RB030", index, message: unknownTarget(draft, id) };
      }
    }
  }
  const unknownTarget = (draft, id) => {
    const colon = id.lastIndexOf(":") + 1, kind = id.slice(0, colon).toLowerCase(), name = id.slice(colon);
    const valid = targets(draft).filter(one => one.startsWith(kind)).map(one => one.slice(kind.length)).filter(one => !one.includes(":"));
    return c.unknown(`[${id}]`, name, c.some(name, valid));
  };

  c.cited = draft => [...new Set([...scan(c.body(draft.sections))].map(({ id }) => id && target(draft, id)).filter(id => id && id.startsWith("claim:")).map(id => id.slice(6)))];

  c.textFaults = draft => {
    const body = c.body(draft.sections);
    const found = [...links(body, draft), ...headings(body), ...html(body), ...images(body)];
    return found.map(({ code, index, message }) => ({ code, message, path: ["body", sectionAt(draft.sections, index)] }));
  };
})(window.RulebookCompose);
