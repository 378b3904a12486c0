// The composer: a draft as the file that editors know, in the normal form of rulebook/authoring/writer.py, which a test
// compares; and a file's name made from a title.
(c => {
  const FIRST = ["title", "summary", "kind", "basis", "sources", "confidence", "occurred", "country", "industry", "touchpoint", "customer"];
  const ORDER = [...FIRST, "relationship", "incident", "severity", "first_failure", "feeling", "detected_by", "moments", "rules", "recovery",
    "verdicts", "roi", "stars", "causes", "went_well", "missing", "lucky", "actions", "tags", "related", "aliases", "from", "claims", "owner",
    "reviewed", "review_every", "status", "superseded_by", "redirect_from"];
  const INNER = {
    reviewed: ["on", "finding"],
    sources: ["title", "url", "seen", "supports"],
    severity: ["actual", "potential"],
    feeling: ["start", "end"],
    moments: ["at", "who", "what", "value"],
    rules: ["rule", "how", "why"],
    recovery: ["first_response", "apology", "put_right", "extra", "follow_up", "authority", "prevents"],
    apology: ["made", "by", "excuses"],
    follow_up: ["by", "after"],
    verdicts: ["error", "relationship", "trust", "promise"],
    stars: ["service", "recovery"],
    actions: ["what", "owner", "due", "state"],
  };
  const OPEN = ["recovery"], IN_ONE_LINE = ["rules", "actions"], DATES = ["on", "seen", "due", "checked"];
  const BARE = /^(?:[A-Za-z][A-Za-z0-9]*(?:[-_./][A-Za-z0-9]+)*|[1-9]?\d|\d+ (?:min|h|d|(?:week|month|year)s?)|https?:\/\/[A-Za-z0-9._~:/?#@!$&()*+;=%-]*[A-Za-z0-9/])$/;
  const TAKEN_FOR_ELSE = /^(?:y|n|yes|no|on|off|null|true|false)$/i;
  const ESCAPED = { '"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t" };
  const UNSEEN = /["\\\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff0-\uffff\u{e0000}-\u{e0fff}]/gu;

  const escape = letter => {
    const code = letter.codePointAt(0), hex = code.toString(16).toUpperCase();
    return ESCAPED[letter] || (code < 0x100 ? `\\x${hex.padStart(2, "0")}` : code < 0x10000 ? `\\u${hex.padStart(4, "0")}` : `\\U${hex.padStart(8, "0")}`);
  };
  const quoted = text => `"${text.replace(UNSEEN, escape)}"`;
  const isBare = (text, name) => (DATES.includes(name) && /^\d{4}-\d\d-\d\d$/.test(text))
    || (BARE.test(text) && (!TAKEN_FOR_ELSE.test(text) || text === "true" || text === "false") && name !== "of");
  const scalar = (text, name) => isBare(text, name) ? text : quoted(text);

  c.inOrder = fields => ordered(fields, ORDER);
  const ordered = (fields, order = []) => {
    const place = name => order.includes(name) ? order.indexOf(name) : order.length;
    return Object.keys(fields).sort((a, b) => place(a) - place(b));
  };
  const flow = (node, name) => typeof node === "string" ? scalar(node, name)
    : Array.isArray(node) ? `[${node.map(item => flow(item, name)).join(", ")}]`
      : "{" + ordered(node, INNER[name]).map(key => `${key}: ${flow(node[key], key)}`).join(", ") + "}";
  const lines = (fields, order) => ordered(fields, order).flatMap(name => {
    const value = fields[name];
    if (typeof value === "string") return [`${name}: ${scalar(value, name)}`];
    if (Array.isArray(value)) return list(name, value);
    return OPEN.includes(name) ? [`${name}:`, ...lines(value, INNER[name]).map(line => `  ${line}`)] : [`${name}: ${flow(value, name)}`];
  });
  const list = (name, items) => {
    if (items.every(item => typeof item === "string" && isBare(item, name))) return [`${name}: ${flow(items, name)}`];
    return [`${name}:`, ...items.flatMap(item => {
      if (typeof item === "string") return [`  - ${quoted(item)}`];
      if (IN_ONE_LINE.includes(name)) return [`  - ${flow(item, name)}`];
      return lines(item, INNER[name]).map((line, number) => (number ? "    " : "  - ") + line);
    })];
  };
  c.file = draft => ["---", ...lines(draft.fields, ORDER), "---", "", c.body(draft.sections).trim(), ""].join("\n");

  // A short name of the letters of a title, as `rulebook new` makes it (rulebook/authoring/slugs.py), that nothing has yet.
  const LETTERS = Object.fromEntries("а a б b в v г g д d е e ё yo ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch ы y э e ю yu я ya"
    .split(" ").map((letter, at, all) => [letter, all[at + 1]]).filter((pair, at) => at % 2 === 0));
  const MOST_LETTERS = 48, MOST_WORDS = 7;
  c.slug = (title, otherwise = "case") => {
    const latin = title.toLowerCase().replace(/['’ʼ]/g, "").replace(/[а-яё]/g, letter => LETTERS[letter] || "");
    let words = latin.normalize("NFD").replace(/\p{M}/gu, "").split(/[^a-z0-9]+/).filter(Boolean);
    if (!/[a-z]/.test(words.join(""))) words = [otherwise, ...words];
    const short = words.slice(0, MOST_WORDS).join("-");
    if (short.length <= MOST_LETTERS) return short;
    const cut = short.slice(0, MOST_LETTERS + 1);
    return cut.includes("-") ? cut.slice(0, cut.lastIndexOf("-")) : short.slice(0, MOST_LETTERS);
  };
  c.freeSlug = wanted => {
    const { records, terms, claims } = c.known;
    const taken = new Set([...terms, ...claims].map(([id]) => id).concat(records.flatMap(([id, , , path, ...old]) => [id, path.replace(/^.*\/|\.\w+\.md$/g, "").toLowerCase(), ...old])));
    let found = wanted;
    for (let number = 2; taken.has(found); number++) found = `${wanted}-${number}`;
    return found;
  };
})(window.RulebookCompose);
