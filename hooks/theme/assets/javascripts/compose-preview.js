// The composer: the timeline and the stars as the page of the case will show them. The geometry comes with the page; the
// drawing is that of the macro `drawing` in templates/macros.html, which a test compares.
(c => {
  const { words, known } = c;
  const LEVEL = { misery: -1, mediocre: 0, magic: 1 };
  const SHAPES = { magic: "M0 -18 L19 14 H-19 Z", misery: "M0 18 L19 -14 H-19 Z", mediocre: "M-16 -11 H16 V11 H-16 Z" };
  const TEXT = { magic: 10, misery: 1, mediocre: 5 };
  const SVG = "http://www.w3.org/2000/svg";

  const make = (namespace, name, attributes, ...inside) => {
    const element = namespace ? document.createElementNS(namespace, name) : document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...inside);
    return element;
  };
  const svg = (...all) => make(SVG, ...all), html = (...all) => make("", ...all);
  const piece = selector => document.querySelector("[data-pieces]").content.querySelector(selector).cloneNode(true);

  // The first magic after misery: the twin of `turn` in rulebook/model/judgement.py.
  c.turn = values => values.findIndex((value, at) => value === "magic" && values.slice(0, at).includes("misery"));

  // Where each moment stands: the twin of rulebook/rendering/timeline.py.
  c.timeline = values => {
    const { first, step, base, rise, height } = known.timeline, turn = c.turn(values);
    const points = values.map((value, at) => ({ number: at + 1, x: first + at * step, y: base - LEVEL[value] * rise, value, turns: at === turn }));
    return { points, width: step * values.length, height, base, rise };
  };

  const level = (drawing, value) => svg("g", { class: `timeline-level timeline-level--${value}` },
    svg("path", { class: `timeline-${value === "mediocre" ? "base" : "rule"}`, d: `M0 ${drawing.base - LEVEL[value] * drawing.rise} H${drawing.width}` }),
    svg("text", { x: -12, y: drawing.base - LEVEL[value] * drawing.rise + 5, "text-anchor": "end" }, known.values[value]));
  const mark = ({ number, x, y, value, turns }) => svg("g", { class: `point point--${value}${turns ? " point--turn" : ""}`, transform: `translate(${x} ${y})` },
    svg("path", { d: SHAPES[value] }), svg("text", { y: TEXT[value], "text-anchor": "middle" }, String(number)),
    ...turns ? [svg("text", { class: "turn-word", y: -34, "text-anchor": "middle" }, words("the turn"))] : []);

  const picture = values => {
    const drawing = c.timeline(values), { points } = drawing, turning = points.findIndex(point => point.turns);
    const path = some => "M" + some.map(({ x, y }) => `${x} ${y}`).join(" L");
    const found = svg("svg", { class: "timeline-drawing", viewBox: `-152 -24 ${drawing.width + 174} ${drawing.height + 24}`, width: drawing.width + 174, height: drawing.height + 24, "aria-hidden": "true" });
    found.append(...["magic", "mediocre", "misery"].map(value => level(drawing, value)), svg("path", { class: "timeline-path", d: path(points) }));
    if (turning > 0) found.append(svg("path", { class: "timeline-rise", d: path(points.slice(turning - 1, turning + 1)) }));
    found.append(...points.map(mark));
    return html("div", { class: `timeline${points.length > 7 ? " timeline--long" : ""}`, tabindex: 0, role: "region", "aria-label": words("Timeline of the moments") }, found);
  };

  const table = moments => {
    const turn = c.turn(moments.map(moment => moment.value)), heads = [words("No."), words("When"), words("What happened"), words("Moment of")];
    const actors = { ...known.words.roles, ...known.words.actors };
    const row = ({ at = "", who = "", what = "", value }, place) => html("tr", { class: `moment moment--${value}${place === turn ? " moment--turn" : ""}` },
      html("td", { class: "moment-number" }, String(place + 1)), html("td", { class: "moment-at" }, at),
      html("td", { class: "moment-what" }, html("span", { class: "moment-who" }, actors[who] || who), " ", html("span", {}, what)),
      html("td", { class: "moment-value" }, html("span", { class: `value value--${value}` }, piece(`[data-mark=${value}]`), " ", known.values[value]), ...place === turn ? [" ", html("strong", { class: "turn" }, words("the turn"))] : []));
    return html("table", { class: "moment-table" }, html("thead", {}, html("tr", {}, ...heads.map(head => html("th", { scope: "col" }, head)))), html("tbody", {}, ...moments.map(row)));
  };

  const gauge = ({ service, recovery }) => {
    const lower = Math.min(service, recovery);
    const side = (name, count) => html("div", { class: `gauge-side${count === lower ? " counts-side" : ""}` }, html("dt", {}, known.sides[name]), html("dd", {}, piece(`[data-stars-of="${count}"]`)));
    return html("dl", { class: "gauge" }, side("service", Number(service)), side("recovery", Number(recovery)),
      html("div", { class: "gauge-overall" }, html("dt", {}, words("Overall: the lower of the two")), html("dd", {}, piece(`[data-stars-of="${lower}"]`))));
  };

  const show = (place, ...content) => {
    place.replaceChildren(...content);
    place.hidden = !content.length;
  };
  // A moment is drawn as soon as its value is known.
  c.preview = (form, { fields }) => {
    const moments = (fields.moments || []).filter(moment => moment.value in LEVEL), { service, recovery } = fields.stars || {};
    show(form.querySelector("[data-timeline]"), ...moments.length ? [picture(moments.map(moment => moment.value)), table(moments)] : []);
    show(form.querySelector("[data-stars]"), ...service && recovery ? [gauge(fields.stars)] : []);
  };
})(window.RulebookCompose);
