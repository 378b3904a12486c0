// The composer: what texts say of competitors and of people, the twin of rulebook/wording/competitors.py, people.py and
// blame.py and of their checks. A case is for colleagues: of a competitor only bad words count. The lists come later than
// the page; until then nothing is judged.
(c => {
  const { say, repr } = c, { most } = c.known.limits;
  let lists = null;

  const readied = ({ words, patterns, names, no_surnames, reach, titled }) => ({
    ...Object.fromEntries(Object.entries(words).map(([group, phrases]) => [group, new c.Lexicon(phrases)])),
    competitors: patterns.competitors && c.pattern("competitors", "g", patterns),
    allowed: patterns.allowed && c.pattern("allowed", "g", patterns),
    alone: titled.map(name => c.pattern(name, "g", patterns)),
    first: new c.ProperNames(names.first_names, names),
    doubtful: new c.ProperNames(names.names_and_words, names),
    noSurnames: new Set(no_surnames),
    reach,
  });
  c.useLists = found => { lists = readied(found); };

  // Competitors.
  const spans = (pattern, text) => pattern ? [...text.matchAll(pattern)].map(({ 0: found, index }) => ({ start: index, end: index + found.length })) : [];
  const of = (text, { start, end }) => text.slice(start, end);
  const badTalk = text => spans(lists.competitors, text).flatMap(name => {
    const { start, end } = c.sentence(text, name.start);
    const blank = text.slice(start, name.start) + ",".repeat(name.end - name.start) + text.slice(name.end, end);
    const [bad] = lists.bad.mentions(blank);
    return bad ? [{ start: name.start, name: of(text, name), found: repr(of(blank, bad)) }] : [];
  });

  // Names of people.
  const TWO = c.pattern("two"), PAIR = c.pattern("pair", "dg"), INSIDE = c.pattern("inside"), GOES_ON = /[\p{L}\p{N}_’'.-]/u;
  const beginsWord = (text, { start }) => !start || !GOES_ON.test(text[start - 1]);
  const isNamed = (text, { 1: first, 2: second, index }) => !lists.noSurnames.has(second)
    && (lists.first.has(first) || (INSIDE.test(text.slice(Math.max(0, index - 3), index)) && lists.doubtful.has(first)));
  const people = text => {
    const isTwo = TWO.test(text);
    const alone = lists.alone.flatMap(pattern => spans(pattern, text));
    const pairs = isTwo ? [...text.matchAll(PAIR)].filter(found => isNamed(text, found)).map(({ indices }) => ({ start: indices[1][0], end: indices[2][1] })) : [];
    return [...alone, ...pairs].filter(one => beginsWord(text, one));
  };
  const merged = found => found.sort((a, b) => a.start - b.start || a.end - b.end).reduce((all, { start, end }) => {
    const last = all.at(-1);
    if (last && start < last.end) last.end = Math.max(last.end, end);
    else all.push({ start, end });
    return all;
  }, []);
  const named = text => {
    const fine = spans(lists.allowed, text);
    return merged(people(text).slice(0, most)).filter(({ start, end }) => !fine.some(one => one.start < end && start < one.end))
      .map(one => ({ start: one.start, found: repr(of(text, one).split(/\s+/).filter(Boolean).join(" ")) }));
  };

  // Blame.
  const isNear = (clause, here, { before, after }) => {
    const denied = text => lists.negations.mentions(text).length > 0;
    if (denied(clause.slice(0, here.start))) return false;
    return lists.people.mentions(clause).some(({ start, end }) => {
      const isBefore = end <= here.start, between = isBefore ? clause.slice(end, here.start) : clause.slice(here.end, start);
      return c.count(between) <= (isBefore ? before : after) && !denied(between);
    });
  };
  const isMeant = (text, { start, end }, reach) => {
    const clause = c.clause(text, start);
    return isNear(of(text, clause), { start: start - clause.start, end: end - clause.start }, reach)
      && !lists.reporting.mentions(text.slice(c.sentence(text, start).start, start)).length && !c.isQuoted(text, start);
  };
  const blamed = text => {
    const words = c.tokens(text);
    return Object.entries(lists.reach).flatMap(([group, reach]) => lists[group].mentions(text, words).filter(one => isMeant(text, one, reach)))
      .map(one => ({ start: one.start, found: repr(of(text, one)) }));
  };

  // Texts that have not changed since they were judged keep their judgement.
  const kept = judge => {
    let known = new Map();
    const judged = text => judge(text).slice(0, most);
    return {
      all: texts => {
        known = new Map(texts.map(text => [text, known.get(text) || judged(text)]));
        return known;
      },
      ahead: texts => texts.filter(text => !known.has(text)).map(text => () => known.set(text, judged(text))),
    };
  };
  const JUDGES = [
    ["RB070", kept(badTalk), (field, { name, found }) => say("{field}: {name} stands beside {found}; tell what happened and leave the judgement out", { field, name, found })],
    ["RB072", kept(named), (field, { found }) => say("{field}: {found} looks like a person’s name; name the role instead, or if it is no private person add it to allowed_names in {file}", { field, found, file: "docs/vocabulary/house.yml" })],
    ["RB073", kept(blamed), (field, { found }) => say("{field}: {found} blames a person; say what happened and what was missing", { field, found })],
  ];
  const passages = draft => c.passages(draft, ["prose"], c.readable(c.body(draft.sections)));
  c.judgements = draft => {
    const here = lists ? passages(draft) : [];
    return JUDGES.flatMap(([code, { all }, message]) => {
      const found = all(here.map(({ text }) => text));
      return here.flatMap(({ text, field, path }) => found.get(text).map(one => ({ code, path: path(one.start), message: message(field, one) })));
    });
  };

  // What takes time, in pieces between which typing gets a turn; false if it was told to go no further.
  const SLICE = 8; // milliseconds
  const turn = () => new Promise(go => setTimeout(go));
  c.prepare = async (draft, goesOn) => {
    const texts = lists ? passages(draft).map(({ text }) => text) : [];
    let since = performance.now();
    for (const work of [...JUDGES.flatMap(([, { ahead }]) => ahead(texts)), () => c.repetitions(draft)]) {
      work();
      if (performance.now() - since < SLICE) continue;
      await turn();
      if (!goesOn()) return false;
      since = performance.now();
    }
    return goesOn();
  };
})(window.RulebookCompose);
