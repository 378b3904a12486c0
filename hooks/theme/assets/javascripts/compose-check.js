// The composer: what is wrong with a draft, in the words of `rulebook check`; the twin of rulebook/checks. A draft is
// {fields, sections, name}; what is found says its code, its place and its message.
(c => {
  const { say, repr, known } = c;
  const SLUG = /^(?!(?:con|prn|aux|nul|com\d|lpt\d)$)(?=[0-9-]*[a-z])[a-z0-9]+(?:-[a-z0-9]+)*$/; // not the name of a device of Windows
  const WARNINGS = ["RB061", "RB062", "RB070", "RB071", "RB072", "RB073", "RB074", "RB075", "RB076"];

  // The ids of these kinds, in the order of the library, which will have the draft as well.
  c.ids = (draft, ...kinds) => {
    if (kinds[0] === "term") return known.terms.map(([id]) => id);
    if (kinds[0] === "claim") return known.claims.map(([id]) => id);
    const found = known.records.filter(([id, kind]) => (!kinds.length || kinds.includes(kind)) && !(kind === "case" && id === draft.name));
    if (kinds.length && !kinds.includes("case") || !SLUG.test(draft.name)) return found.map(([id]) => id);
    const before = found.filter(([id, kind]) => kind === "rule" || kind === "guide" || (kind === "case" && id < draft.name));
    return [...before.map(([id]) => id), draft.name, ...found.slice(before.length).map(([id]) => id)];
  };

  function* vocabulary(draft) {
    for (const { shape, text, path, field } of c.leaves(draft.fields)) {
      if (!shape.groups) continue;
      const valid = shape.groups.flatMap(group => Object.keys(known.words[group]));
      if (!valid.includes(text)) yield { code: "RB023", path, message: c.unknown(field, text, valid) };
    }
  }

  function* references(draft) {
    for (const { shape, text, path, field } of c.leaves(draft.fields)) {
      if (!shape.kinds) continue;
      const valid = c.ids(draft, ...shape.kinds);
      if (text === draft.name) yield { code: "RB033", path, message: say("{field}: {id} refers to itself", { field, id: text }) };
      else if (!valid.includes(text)) yield { code: "RB030", path, message: c.unknown(field, text, c.some(text, valid)) };
    }
  }

  function* addresses({ fields, name }) {
    for (const [index, { url }] of (fields.sources || []).entries()) {
      if (!url || /^https?:\/\//i.test(url)) continue;
      const path = ["sources", index, "url"];
      yield { code: "RB032", path, message: say("{field}: {found} is no address (valid: https://, http://)", { field: path.join("."), found: repr(url) }) };
    }
    for (const [index, old] of (fields.redirect_from || []).entries()) {
      const path = ["redirect_from", index], field = path.join("."), found = repr(old);
      if (!SLUG.test(old)) yield { code: "RB022", path, message: say("{field}: found {found}; expected {expected}{hint}", { field, found, hint: "", expected: say("lower-case ASCII words with hyphens, not a number alone") }) };
      const taken = old === name ? c.fileName({ name }) : (known.records.find(([id, kind, , , ...before]) => kind === "case" && [id, ...before].includes(old)) || [])[3];
      if (taken) yield { code: "RB034", path, message: say("{field}: {found} is the address of {path}", { field, found, path: taken }) };
    }
  }

  function* contradictions({ fields }) {
    const values = (fields.moments || []).map(moment => moment.value), judged = fields.verdicts || {};
    const rules = (fields.rules || []).map(link => link.rule).filter(Boolean);
    const wrong = (field, message) => ({ code: "RB060", path: [field], message });
    if (!values.includes("magic") && !values.includes("misery")) yield wrong("moments", say("moments: at least one moment must be magic or misery; otherwise there is no case to tell"));
    if (new Set(rules).size < rules.length) yield wrong("rules", say("rules: a rule is linked twice; join the reasons in one link"));
    if ((judged.error || judged.relationship) && !values.includes("misery")) yield wrong("verdicts", say("verdicts: a recovery is judged, but no moment is misery"));
    if (fields.basis === "constructed" && fields.sources) yield wrong("sources", say("sources: a constructed case is made up and has no sources; is its basis `retold`?"));
  }

  function* evidence(draft) {
    const { basis, sources = [], claims = [] } = draft.fields, cited = c.cited(draft);
    if (basis === "documented" && !sources.some(source => source.url)) {
      yield { code: "RB061", path: ["sources"], message: say("sources: a documented case needs a source with a url; otherwise its basis is `retold`") };
    }
    if (basis === "documented" && !draft.fields.occurred) yield { code: "RB075", path: ["occurred"], message: say("occurred: a documented case says when it happened (valid: {valid})", { valid: '"2013", "2013-05", "2013-05-01/2013-05-03", "2013~"' }) };
    for (const [index, { url, seen }] of sources.entries()) {
      const path = ["sources", index];
      if (!seen && /^https?:\/\//i.test(url || "")) yield { code: "RB076", path, message: say("{field}.seen: the field is missing; on which day was the source read?", { field: path.join(".") }) };
    }
    const missing = cited.filter(id => !claims.includes(id)).sort().join(", "), idle = claims.filter(id => !cited.includes(id)).sort().join(", ");
    if (missing) yield { code: "RB062", path: ["claims"], message: say("claims: cited in the text and not listed: {claims}", { claims: missing }) };
    if (idle) yield { code: "RB062", path: ["claims"], message: say("claims: listed and not cited in the text: {claims}", { claims: idle }) };
  }

  // The file's name is the case's id.
  c.fileName = ({ name }) => `cases/${name}.${known.language}.md`;
  const naming = ({ name }) => {
    const path = ["name"], taken = known.records.find(([id]) => id === name);
    if (!SLUG.test(name)) return [{ code: "RB002", path, message: say("{example}: lower-case ASCII words with hyphens, not a number alone, and a language (valid: {languages})", { example: say("a case's file is named like corner-bakery-ham.en.md"), languages: known.languages.join(", ") }) }];
    return taken ? [{ code: "RB031", path, message: say("the id {id} is taken by {path}; choose another name for this file", { id: name, path: taken[3] }) }] : [];
  };

  // Python stops after the first of these stages that finds something; a form tells everything at once.
  c.stages = draft => [
    c.sizeFaults(draft),
    c.countFaults(draft.fields),
    c.bodyFaults(draft),
    c.schemaFaults(draft.fields),
    c.formFaults(draft.fields),
    [vocabulary, references, addresses, contradictions, evidence, c.letters, c.contacts, c.judgements, c.repetitions].flatMap(check => [...check(draft)]).concat(c.textFaults(draft)),
  ];
  c.check = draft => {
    const found = [...c.stages(draft).flat(), ...naming(draft)];
    // Of a list that is missing nothing more can be said.
    const missing = new Set(found.filter(({ code }) => code === "RB021").map(({ path }) => path.join(".")));
    return found.filter(({ code, path }) => code === "RB021" || !missing.has(path.join("."))).map(one => ({ ...one, severity: WARNINGS.includes(one.code) ? "warning" : "error" }));
  };
})(window.RulebookCompose);
