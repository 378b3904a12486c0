// The composer: the form read into a draft and filled from one; lists whose items come, go and move.
(c => {
  const { say, words, known } = c;
  /* What nobody sees and the check refuses, as it comes along with pasted text: HIDDEN of schema/bounds.py. */
  const SEPARATORS = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]/g;
  const INVISIBLE = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\u{e0000}-\u{e007f}]/gu;
  const clean = text => text.replace(/\p{Cs}/gu, "\ufffd").replace(SEPARATORS, " ").replace(INVISIBLE, "");
  const line = text => clean(text).replace(/\s*\n\s*/g, " ").trim();
  const isEmpty = value => value === undefined || value === "" || (typeof value === "object" && !Object.keys(value).length);

  // The fields right inside a form, a field or an item of a list, with what the model says of each.
  const INSIDE = "[data-key], .q-item";
  const parts = (container, shapes) => {
    const here = container.closest(INSIDE);
    return [...container.querySelectorAll("[data-key]")].filter(part => part.parentElement.closest(INSIDE) === here)
      .map(part => [part, shapes.find(shape => shape.key === part.dataset.key)]);
  };
  const entry = part => part.querySelector("input, textarea, select");
  const boxes = part => [...part.querySelectorAll(".q-boxes input")];
  const itemsOf = part => [...part.querySelector(".q-items").children];

  // How each control is read and written.
  const inWords = (shape, text) => c.meant(shape, text) || text;
  const text = { read: (part, shape) => inWords(shape, line(entry(part).value)), write: (part, shape, value = "") => { entry(part).value = value; } };
  // What somebody typed becomes the normal form before their eyes, once they go on.
  const shapeOf = part => (outer => (outer ? shapeOf(outer).inner : known.fields).find(shape => shape.key === part.dataset.key))(part.parentElement.closest("[data-key]"));
  c.tidy = input => {
    const part = input.closest("[data-key]"), shape = part && shapeOf(part);
    if (shape && shape.form) input.value = inWords(shape, line(input.value));
  };
  const controls = {
    text, area: text, date: text, select: text,
    lines: { read: part => entry(part).value.split("\n").map(line).filter(Boolean), write: (part, shape, value = []) => { entry(part).value = value.join("\n"); } },
    radios: { read: part => (boxes(part).find(box => box.checked) || {}).value, write: (part, shape, value) => boxes(part).forEach(box => { box.checked = box.value === value; }) },
    ticks: { read: part => boxes(part).filter(box => box.checked).map(box => box.value), write: (part, shape, value = []) => boxes(part).forEach(box => { box.checked = value.includes(box.value); }) },
    seek: {
      read: part => entry(part).dataset.value || typed(line(entry(part).value)),
      write: (part, shape, value = "") => {
        entry(part).dataset.value = value;
        entry(part).value = shown(shape, value);
      },
    },
    "seek-many": {
      read: part => [...part.querySelectorAll(".q-chosen > li")].map(chip => chip.dataset.value).concat(typed(line(entry(part).value)) || []),
      write: (part, shape, value = []) => {
        entry(part).value = "";
        part.querySelector(".q-chosen").replaceChildren(...value.map(one => chip(one, shown(shape, one))));
      },
    },
  };
  const typed = text => (/^r\d\d?\b/i.exec(text) || [text])[0].replace(/^r(\d)/, "R$1");
  const shown = (shape, value) => (c.choices(shape).find(([one]) => one === value) || [value, value])[1];
  const chip = (value, label) => {
    const found = document.createElement("li"), button = document.createElement("button");
    found.dataset.value = value;
    button.type = "button";
    button.dataset.unchoose = "";
    button.setAttribute("aria-label", say("Remove: {what}", { what: label }));
    button.textContent = "×";
    found.append(label, " ", button);
    return found;
  };

  // The values of a part of the form; `places` learns which element each path is.
  const read = (container, shapes, path, places) => {
    const found = {};
    for (const [part, shape] of parts(container, shapes)) {
      const here = [...path, shape.key], control = part.dataset.control;
      const value = control === "record" ? read(part, shape.inner, here, places) : control === "list" ? readItems(part, shape, here, places) : controls[control].read(part, shape);
      places.set(here.join("."), part);
      if (!isEmpty(value)) found[shape.key] = value;
    }
    return found;
  };
  const readItems = (part, shape, path, places) => {
    const found = [];
    for (const item of itemsOf(part)) {
      const value = read(item, shape.inner, [...path, found.length], places);
      if (isEmpty(value)) continue; // nobody has written anything into it yet
      places.set([...path, found.length].join("."), item);
      found.push(value);
    }
    return found;
  };
  c.read = form => {
    const places = new Map([["name", form.querySelector("[data-name]")]]), sections = {};
    for (const part of form.querySelectorAll("[data-section]")) {
      sections[part.dataset.section] = clean(entry(part).value).trim();
      places.set(`body.${part.dataset.section}`, part);
    }
    const fields = read(form, known.fields, [], places);
    if (fields.basis === "constructed") fields.confidence = "low"; // nobody is asked, as in `rulebook new`
    return { draft: { fields, sections, name: form.querySelector("#c-name").value.trim() }, places };
  };

  const write = (container, shapes, values) => {
    for (const [part, shape] of parts(container, shapes)) {
      const value = values[shape.key], control = part.dataset.control;
      if (control === "record") write(part, shape.inner, value || {});
      else if (control === "list") writeItems(part, shape, value || []);
      else controls[control].write(part, shape, value);
    }
  };
  const writeItems = (part, shape, values) => {
    part.querySelector(".q-items").replaceChildren();
    for (let at = 0; at < Math.max(values.length, Number(part.dataset.rows)); at++) write(c.addItem(part, shape), shape.inner, values[at] || {});
  };
  c.write = (form, { fields = {}, sections = {}, name = "" }) => {
    write(form, known.fields, fields);
    for (const part of form.querySelectorAll("[data-section]")) entry(part).value = sections[part.dataset.section] || "";
    form.querySelector("#c-name").value = name;
  };

  // Fields that find while one types.
  c.seeks = (container, shapes) => {
    for (const [part, shape] of parts(container, shapes)) {
      if (shape.inner && part.dataset.control === "record") c.seeks(part, shape.inner);
      if (part.dataset.control === "seek") seekOne(part, shape);
      if (part.dataset.control === "seek-many") seekMany(part, shape);
    }
  };
  const changed = part => part.dispatchEvent(new Event("change", { bubbles: true }));
  const seekOne = (part, shape) => {
    entry(part).addEventListener("input", () => { entry(part).dataset.value = ""; });
    c.seek(entry(part), c.choices(shape), value => {
      controls.seek.write(part, shape, value);
      changed(part);
    }, c.nothing(shape));
  };
  const seekMany = (part, shape) => {
    const add = value => {
      const all = new Set(controls["seek-many"].read(part).slice(0, part.querySelectorAll(".q-chosen > li").length).concat(value));
      controls["seek-many"].write(part, shape, [...all]);
      changed(part);
    };
    c.seek(entry(part), c.choices(shape), add, c.nothing(shape));
    entry(part).addEventListener("change", () => entry(part).value.trim() && add(typed(line(entry(part).value))));
    part.querySelector(".q-chosen").addEventListener("click", event => {
      if (!event.target.closest("[data-unchoose]")) return;
      event.target.closest("li").remove();
      entry(part).focus();
      changed(part);
    });
  };

  // Items of a list. Each has ids of its own.
  let count = 0;
  const number = part => itemsOf(part).forEach((item, at, all) => {
    item.querySelector("[data-number]").textContent = at + 1;
    item.querySelector("[data-move=up]").disabled = at === 0;
    item.querySelector("[data-move=down]").disabled = at === all.length - 1;
  });
  c.addItem = (part, shape) => {
    const item = part.querySelector("template").content.querySelector(".q-item").cloneNode(true), own = `-${++count}-`;
    for (const element of item.querySelectorAll("*")) {
      for (const { name, value } of [...element.attributes]) if (value.includes("-NEW-")) element.setAttribute(name, value.replaceAll("-NEW-", own));
    }
    part.querySelector(".q-items").append(item);
    number(part);
    c.seeks(item, shape.inner);
    return item;
  };

  // Where a list stands after an item has moved or gone: the focus follows the item, or what has taken its place.
  const named = part => part.getAttribute("aria-label");
  c.move = (part, button) => {
    const item = button.closest(".q-item"), all = itemsOf(part), at = all.indexOf(item), where = button.dataset.move;
    if (where === "up" && at > 0) all[at - 1].before(item);
    if (where === "down" && at < all.length - 1) all[at + 1].after(item);
    if (where === "out") item.remove();
    number(part);
    const now = itemsOf(part).indexOf(item) + 1;
    if (where !== "out") (button.disabled ? item.querySelector("[data-move]:not(:disabled)") : button).focus();
    else ((itemsOf(part)[Math.min(at, all.length - 2)] || part).querySelector("fieldset, [data-add]") || part).focus();
    return where === "out" ? say("{list}: number {number} removed.", { list: named(part), number: at + 1 }) : say("{list}: now number {number} of {count}.", { list: named(part), number: now, count: all.length });
  };
  c.add = (part, shape) => {
    const item = c.addItem(part, shape);
    entry(item).focus();
    return say("{list}: number {number} added.", { list: named(part), number: itemsOf(part).length });
  };
  c.isAnswered = part => [...part.querySelectorAll("input, textarea, select")].some(one => one.type === "radio" || one.type === "checkbox" ? one.checked : one.value) || Boolean(part.querySelector(".q-chosen > li"));
  c.entry = part => part.matches(".q-item, [data-control=record], [data-control=list]") ? part.querySelector("fieldset, [data-add]") || part : entry(part);
  c.noDraft = words("This browser keeps no draft: download the file before you leave.");
})(window.RulebookCompose);
