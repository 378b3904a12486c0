// The composer: whether the story is told already, the twin of rulebook/wording/likeness.py and of its check. Of every case
// a sketch is known, a few of the numbers of its runs of words; all numbers of the few cases whose sketches the story
// meets most are loaded and compared.
(c => {
  const { say, known } = c;
  const NUMBERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const numbers = (text, letters) => Array.from({ length: text.length / letters }, (_, at) => [...text.slice(at * letters, (at + 1) * letters)].reduce((number, letter) => number * 64 + NUMBERS.indexOf(letter), 0));

  const CRC = Array.from({ length: 256 }, (_, byte) => {
    for (let bit = 0; bit < 8; bit++) byte = byte & 1 ? 0xedb88320 ^ (byte >>> 1) : byte >>> 1;
    return byte;
  });
  const encoder = new TextEncoder(), SPACE = [32];
  const crc32 = parts => ~parts.reduce((sum, bytes) => bytes.reduce((inner, byte) => CRC[(inner ^ byte) & 255] ^ (inner >>> 8), sum), -1) >>> 0;

  // A sample of the runs of words of a text, as numbers.
  const shingles = (text, { run, sample }) => {
    const words = c.tokens(c.fold(text)).map(({ word }) => encoder.encode(word)), found = new Set();
    for (let at = 0; at + run <= words.length; at++) {
      const number = crc32(words.slice(at, at + run).flatMap((word, place) => place ? [SPACE, word] : [word]));
      if (number % sample === 0) found.add(number / sample);
    }
    return found;
  };
  let before = ["", new Set()];
  const sampled = text => {
    if (before[0] !== text) before = [text, shingles(text, limits)];
    return before[1];
  };
  const HEADING = /^## .*$/gm;
  const story = ({ fields, sections }) => {
    const parts = c.readable(c.body(sections)).split(HEADING);
    return [parts[Math.min(1, parts.length - 1)], ...(fields.moments || []).map(({ what = "" }) => what)].join(" ");
  };

  // Cases whose sketches the story meets, those first that it meets most.
  let limits = null, sketches = [];
  const loaded = new Map();
  c.useLikeness = found => {
    limits = found;
    sketches = found.sketches.map(text => numbers(text, 3));
  };
  const met = here => {
    const low = new Set([...here].map(number => number % 64 ** 3));
    const counts = sketches.map((sketch, at) => [sketch.filter(number => low.has(number)).length, at]).filter(([count]) => count);
    return counts.sort(([a, x], [b, y]) => b - a || x - y).slice(0, limits.compared).map(([, at]) => at);
  };
  const fileOf = at => limits.files[Math.floor(at / limits.together)];
  const read = cases => cases.map(([id, path, reviewed, text]) => ({ id, path, reviewed, numbers: new Set(numbers(text, 5)) }));
  // What is not there yet is loaded, and then the form looks again.
  const load = name => {
    if (loaded.has(name)) return;
    loaded.set(name, []);
    c.load(name).then(cases => {
      loaded.set(name, read(cases));
      c.lookAgain();
    }, () => {}); // what did not come is left to the check
  };

  const share = (one, other) => {
    const both = [...one].filter(number => other.has(number)).length;
    return both ? both / (one.size + other.size - both) : 0;
  };
  // Each number leads to the first case that has it; of the cases that most lead to, the one that shares most.
  const earlier = (here, cases) => {
    const first = new Map(), counts = new Map();
    for (const one of cases) for (const number of one.numbers) if (!first.has(number)) first.set(number, one);
    for (const number of here) if (first.has(number)) counts.set(first.get(number), (counts.get(first.get(number)) || 0) + 1);
    return cases.filter(one => counts.has(one)).map(one => [share(here, one.numbers), one]).reduce((best, one) => one[0] >= best[0] ? one : best, [0]);
  };
  const percent = part => { // as Python rounds
    const whole = Math.floor(part * 100), rest = part * 100 - whole;
    return whole + (rest > 0.5 || (rest === 0.5 && whole % 2) ? 1 : 0);
  };

  c.repetitions = draft => {
    const { status, reviewed = {} } = draft.fields;
    if (!limits || status === "superseded") return [];
    const here = sampled(story(draft));
    if (here.size < limits.fewest) return [];
    const all = met(here);
    all.forEach(at => load(fileOf(at)));
    const day = reviewed.on || known.today, isEarlier = one => one.id !== draft.name && (one.reviewed < day || (one.reviewed === day && one.id < draft.name));
    const cases = all.sort((a, b) => a - b).map(at => loaded.get(fileOf(at))[at % limits.together]).filter(one => one && isEarlier(one));
    const [alike, copied] = earlier(here, cases);
    return alike < limits.alike ? [] : [{
      code: "RB074", path: ["body", Object.keys(known.sections)[0]],
      message: say("text: story and moments nearly repeat {earlier}: of 100 phrases {percent} are the same; add to that case, or tell what is different here", { earlier: copied.path, percent: percent(alike) }),
    }];
  };
})(window.RulebookCompose);
