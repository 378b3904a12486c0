// The composer: the texts that are judged, as rulebook/wording/passages.py has them; letters that print does not have, and
// what belongs to one person; the twin of letters.py and contacts.py in the same room, whose patterns come with the page.
(c => {
  const { say, known } = c;
  const ALL = Object.fromEntries(Object.keys(known.patterns).map(name => [name, c.pattern(name, "g")]));
  const holds = (name, text) => c.pattern(name).test(text);

  // Every text of a kind with what an editor calls it, and its path; the text below the fields as the check reads it.
  const passages = c.passages = (draft, kinds, body) => [
    ...[...c.leaves(draft.fields)].filter(({ shape }) => kinds.includes(shape.says)).map(({ text, path, field }) => ({ text, field, path: () => path })),
    { text: body, field: say("the text"), path: index => ["body", c.sectionAt(draft.sections, index)], isBody: true },
  ];

  // Letters.
  const MARKS = "\\u0300-\\u036f", PRINTED = known.patterns.printed[0].slice(1, -1);
  const STRANGE = new RegExp(`[^${PRINTED}]`, "u"), ENTITY = /&#?[\p{L}\p{N}_]{1,31};/gu;
  const DOUBTFUL = new RegExp(`[^${PRINTED}${MARKS}]|[^\\s${MARKS}]?[${MARKS}]+`, "gu");
  const unescaped = entity => new DOMParser().parseFromString(entity, "text/html").documentElement.textContent;
  const strange = (text, isBody) => {
    const doubtful = [...text.matchAll(DOUBTFUL)].map(({ 0: found, index }) => [found, index]);
    const named = isBody ? [...c.masked(text).matchAll(ENTITY)].map(({ 0: found, index }) => [unescaped(found), index]) : [];
    const told = new Map();
    for (const [found, index] of [...doubtful, ...named]) {
      const letter = STRANGE.exec(found.normalize("NFC"));
      if (letter && !told.has(letter[0])) told.set(letter[0], index);
    }
    return [...told].slice(0, known.limits.most);
  };
  const hex = letter => letter.codePointAt(0).toString(16).padStart(4, "0");
  const told = letter => `'${/[\p{C}\p{Z}]/u.test(letter) ? `\\u${hex(letter)}` : letter}' (U+${hex(letter).toUpperCase()})`;
  c.letters = draft => passages(draft, ["prose", "shown"], c.body(draft.sections)).flatMap(({ text, field, path, isBody }) => strange(text, isBody)
    .map(([letter, index]) => ({ code: "RB005", path: path(index), message: say("{field}: print has no letter {letter}; say it in words or leave it out", { field, letter: told(letter) }) })));

  // Numbers and addresses: each with the digit that checks it, where it has one.
  const figures = text => [...text].filter(sign => /\p{Nd}/u.test(sign)).map(Number);
  const weighed = (digits, weights) => digits.reduce((sum, digit, at) => sum + digit * weights[at], 0);
  const isCard = ([text]) => {
    const all = figures(text).reverse(), sum = all.map((digit, at) => at % 2 ? digit * 2 - (digit > 4 ? 9 : 0) : digit).reduce((a, b) => a + b, 0);
    return all.length >= 13 && all.length <= 19 && sum % 10 === 0;
  };
  const isIban = ([text]) => {
    const plain = text.replace(/\s/g, ""), turned = plain.slice(4) + plain.slice(0, 4);
    return plain.length >= 15 && plain.length <= 34 && [...turned].reduce((rest, sign) => [...String(parseInt(sign, 36))].reduce((left, digit) => (left * 10 + Number(digit)) % 97, rest), 0) === 1;
  };
  const WEIGHTS = [6, 3, 7, 9, 10, 5, 8, 4, 2, 1];
  const isCzechAccount = ([, prefix = "", own, bank]) => new RegExp(`^(?:${known.patterns.czechBanks[0]})$`).test(bank)
    && [prefix, own].every(part => weighed(figures(part.padStart(10, "0")), WEIGHTS) % 11 === 0);
  const isBirthNumber = ([text]) => {
    const digits = text.replace("/", "");
    return digits.length === 9 || Number(digits) % 11 === 0 || (Number(digits.slice(0, 9)) % 11 === 10 && digits[9] === "0");
  };
  const isSnils = found => weighed(figures(found[0]).slice(0, 9), [9, 8, 7, 6, 5, 4, 3, 2, 1]) % 101 % 100 === Number(found[4]);
  const isPhone = ([text]) => figures(text).length >= 9 && figures(text).length <= 15 && !holds("nobodysPhone", text);
  const isCalled = ({ index, input }) => {
    const calling = c.pattern("calling", "g");
    calling.lastIndex = Math.max(0, index - 40);
    return calling.test(input.slice(0, index));
  };
  const any = () => true;
  const KINDS = {
    mail: say("an e-mail address"), phone: say("a phone number"), card: say("the number of a payment card"),
    account: say("the number of a bank account"), person: say("a number by which the state knows a person"),
  };
  const NUMBERS = [
    ["account", "iban", isIban], ["account", "russianAccount", any], ["card", "card", isCard], ["person", "birthNumber", isBirthNumber],
    ["account", "czechAccount", isCzechAccount], ["account", "sortCode", any], ["person", "snils", isSnils], ["person", "socialSecurity", any],
    ["person", "passport", any], ["phone", "phone", isPhone], ["phone", "grouped", isCalled],
  ];
  const found = (text, kind, name, isMeant) => [...text.matchAll(ALL[name])].filter(isMeant).map(one => {
    const start = one.index + one[0].search(/[^ :.\u00a0]/);
    return { kind, start, end: one.index + one[0].length, text: text.slice(start, one.index + one[0].length) };
  });
  const contactsIn = text => {
    const all = found(text, "mail", "mail", one => !holds("nobodysMail", one[0])), taken = [];
    for (const [kind, name, isMeant] of holds("digits", text) ? NUMBERS : []) {
      for (const one of found(text, kind, name, isMeant)) if (!taken.some(({ start, end }) => one.start < end && start < one.end)) taken.push(one);
    }
    return [...all, ...taken].slice(0, known.limits.most);
  };
  let before = ["", ""]; // the text as it was read last, since more than one check asks for it
  const readable = c.readable = body => {
    if (before[0] !== body) before = [body, c.masked(body).replace(ALL.unread, text => " ".repeat(text.length))];
    return before[1];
  };
  c.contacts = draft => passages(draft, ["prose"], readable(c.body(draft.sections))).flatMap(({ text, field, path }) => contactsIn(text).map(one => ({
    code: "RB071", path: path(one.start),
    message: say("{field}: {found} looks like {kind}; take it out, or use one reserved for examples (valid: {valid})", { field, found: `${[...one.text].slice(0, 4).join("")}…`, kind: KINDS[one.kind], valid: "name@example.com, 555-0123" }),
  })));
})(window.RulebookCompose);
