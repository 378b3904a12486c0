// The composer: front matter against the model's fields, the twin of rulebook/schema/records.py. Fields come with the page.
(c => {
  const { say, repr, shorten } = c;
  const dotted = path => path.join(".");
  const fault = (code, path, message) => ({ code, path, message });

  function* structure(shapes, values, path) {
    for (const shape of shapes) {
      const here = [...path, shape.key], value = values[shape.key];
      if (value === undefined) {
        if (shape.required) yield fault("RB021", here, say("{field}: the field is missing", { field: dotted(here) }));
      } else for (const [place, item] of items(shape, value, here)) {
        if (shape.inner) yield* structure(shape.inner, item, place);
        else yield* typed(shape, item, place);
      }
    }
  }
  const items = (shape, value, path) => shape.many ? value.map((item, index) => [[...path, index], item]) : [[path, value]];

  function* typed(shape, text, path) {
    const field = dotted(path), found = shorten(repr(text));
    const wrong = expected => fault("RB022", path, say("{field}: found {found}; expected {expected}{hint}", { field, found, expected, hint: "" }));
    if (shape.literal && !shape.literal.includes(text)) {
      const valid = shape.literal.join(", "), hint = c.hint(text, shape.literal);
      yield fault("RB022", path, say("{field}: found {found}; valid: {valid}{hint}", { field, found, valid, hint }));
    }
    if (shape.type === "bool" && !["true", "false"].includes(text)) yield wrong(say("true or false"));
    if (shape.type === "date" && !c.isDay(text)) yield wrong(say("a date such as 2026-11-21"));
    if (shape.type === "int") yield* counted(shape, text, wrong);
  }

  function* counted(shape, text, wrong) {
    if (!/^[+-]?\d+$/.test(text)) yield wrong(say("a whole number"));
    else if (Number(text) < shape.low) yield wrong(say("at least {least}", { least: shape.low }));
    else if (Number(text) > shape.high) yield wrong(say("at most {most}", { most: shape.high }));
  }

  // Every text of a draft with its place and its field, as deep as they lie.
  function* leaves(shapes, values, path = []) {
    for (const shape of shapes) {
      if (values[shape.key] === undefined) continue;
      for (const [place, item] of items(shape, values[shape.key], [...path, shape.key])) {
        if (shape.inner) yield* leaves(shape.inner, item, place);
        else yield { shape, text: item, path: place, field: dotted(place) };
      }
    }
  }
  c.leaves = fields => leaves(c.known.fields, fields);

  c.schemaFaults = fields => [...structure(c.known.fields, fields, [])];

  c.formFaults = fields => [...c.leaves(fields)].filter(({ shape, text }) => shape.form && !c.forms[shape.form](text))
    .map(({ shape, text, path, field }) => fault("RB022", path, say("{field}: found {found}; expected {expected}{hint}", { field, found: shorten(repr(text)), expected: shape.valid, hint: meant(shape, text) })));
  const meant = (shape, text) => (guess => guess ? say(" – did you mean {guess}?", { guess }) : "")(c.meant(shape, text));
})(window.RulebookCompose);
