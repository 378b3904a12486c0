// The composer: points and lengths of time as editors write them, the twin of rulebook/model/times.py.
(c => {
  const DURATION = /^\d{1,6} (?:min|h|d)$/, CLOCK = /^(?:[01]?\d|2[0-3]):[0-5]\d$/;
  const DATE = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?[~?%]?$/;

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
  };
  c.isDay = text => /^\d{4}-\d\d-\d\d$/.test(text) && Boolean(firstDay(text));
})(window.RulebookCompose);
