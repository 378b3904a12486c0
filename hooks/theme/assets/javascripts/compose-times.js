// The composer: points and lengths of time as editors write them, the twin of rulebook/model/times.py, days.py and lengths.py.
(c => {
  const DURATION = /^\d{1,6} (?:min|h|d)$/, CLOCK = /^(?:[01]?\d|2[0-3]):[0-5]\d$/;
  const DATE = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?[~?%]?$/, EVERY = /^[1-9]\d{0,2} (?:week|month|year)s?$/;

  // The first day that a date can mean, as yyyy-mm-dd; nothing if the calendar has no such day.
  const firstDay = text => {
    const [, year, month = "01", day = "01"] = DATE.exec(text) || [];
    if (!year || year === "0000") return undefined;
    const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
    return !isNaN(date) && date.toISOString().slice(0, 10) === `${year}-${month}-${day}` ? `${year}-${month}-${day}` : undefined;
  };
  const isPeriod = text => {
    const slash = text.indexOf("/");
    const first = firstDay(slash < 0 ? text : text.slice(0, slash)), last = slash < 0 ? first : firstDay(text.slice(slash + 1));
    return Boolean(first && last && first <= last);
  };
  const isDuration = text => DURATION.test(text);

  // Each form of the model by the name of what reads it.
  c.forms = {
    parse_duration: isDuration,
    parse_period: isPeriod,
    parse_at: text => CLOCK.test(text) || isDuration(text) || isPeriod(text),
    parse_every: text => EVERY.test(text),
  };

  // What people write in each language, where it can mean one thing, in the normal form.
  const LENGTH = /^(\d{1,5})[ \u00a0\u202f]*(\p{L}+)\.?$/u;
  const read = text => {
    const [, amount, word = ""] = LENGTH.exec(text.trim()) || [], key = word.toLowerCase();
    return [Number(amount), Object.hasOwn(c.known.units, key) ? c.known.units[key] : ""];
  };
  const length = text => {
    const [amount, unit] = read(text);
    return unit === "week" ? `${amount * 7} d` : ["min", "h", "d"].includes(unit) ? `${amount} ${unit}` : undefined;
  };
  const often = text => {
    const [amount, unit] = read(text);
    return ["week", "month", "year"].includes(unit) && amount > 0 && amount <= 999 ? `${amount} ${unit}${amount === 1 ? "" : "s"}` : undefined;
  };
  const written = (year, month, day) => (text => firstDay(text) && text)([year, month.padStart(2, "0"), day.padStart(2, "0")].join("-"));
  const day = text => {
    const [, first, , second, third] = /^(\d{4})([-./])(\d{1,2})\2(\d{1,2})$/.exec(text) || [];
    if (first) return written(first, second, third);
    const [, dotted, month, year] = /^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})$/.exec(text) || [];
    if (dotted) return written(year, month, dotted);
    const [, a, b, last] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) || [];
    const readings = a ? new Set([written(last, a, b), written(last, b, a)].filter(Boolean)) : new Set();
    return readings.size === 1 ? [...readings][0] : undefined;
  };
  const MEANT = { parse_duration: length, parse_period: day, parse_at: text => day(text) || length(text), parse_every: often };
  c.meant = (shape, text) => MEANT[shape.form] && MEANT[shape.form](text);
  c.isDay = text => /^\d{4}-\d\d-\d\d$/.test(text) && Boolean(firstDay(text));
})(window.RulebookCompose);
