// The composer: the page itself. What is typed is read, checked, shown and kept a moment later.
(c => {
  const { say, words, known } = c;
  const form = document.querySelector("[data-composer]"), find = selector => form.querySelector(selector);
  const name = find("#c-name"), said = find("[data-said]"), live = find("[data-live]"), bar = find("[data-bar]"), list = find("[data-faults]");
  const PAUSE = 200; // milliseconds after the last letter
  const touched = new WeakSet();
  let everything = false, ownName = false, toKeep = false, waiting = 0, rounds = 0, now = null, thrownAway = null;
  const shapeOf = part => known.fields.find(shape => shape.key === part.dataset.key);

  const NEWLY = words("Newly written; nobody else has read it yet.");
  const START = () => ({ fields: { owner: Object.keys(known.words.owners)[0], reviewed: { on: known.today, finding: NEWLY } }, sections: {}, name: "" });
  const same = (a, b) => JSON.stringify([a.fields, a.sections]) === JSON.stringify([b.fields, b.sections]);
  let blank = "";

  // Messages: at the field once somebody has been there, and in the list once it has been asked for.
  const placeOf = (places, path) => {
    for (let end = path.length; end; end--) if (places.has(path.slice(0, end).join("."))) return places.get(path.slice(0, end).join("."));
    return form;
  };
  const showAt = (part, messages) => {
    const place = [...part.querySelectorAll(".q-fault")].find(one => one.parentElement.closest(".q, .q-item") === part), field = c.entry(part);
    const isWrong = messages.some(({ severity }) => severity === "error");
    place.replaceChildren(...messages.map(line));
    place.hidden = !messages.length;
    const role = part.getAttribute("role") === "radiogroup" ? part : field;
    if (role.matches("input:not([type=checkbox], [type=radio]), textarea, select, [role=radiogroup]")) isWrong ? role.setAttribute("aria-invalid", "true") : role.removeAttribute("aria-invalid");
    part.classList.toggle("q--wrong", isWrong);
  };
  const line = ({ severity, says }) => {
    const found = document.createElement("span");
    found.className = `q-says q-says--${severity}`;
    found.append(...severity === "warning" ? [`${words("Warning")}: `] : [], ...says);
    return found;
  };
  const textOf = label => label ? label.firstChild.textContent.trim() : "";
  const labelOf = part => {
    const around = part.closest(".q-item"), own = part.getAttribute("aria-label") || textOf(part.querySelector("label, legend"));
    return around && around !== part ? `${around.querySelector("legend").textContent.trim()}: ${own}` : own;
  };
  // The message without the path that a file's reader needs: here stands the label of the field.
  const plain = ({ message, path }) => {
    const [place, rest = ""] = message.split(/: (.*)/s);
    return [path.join("."), ...path[0] === "body" ? [words("the text"), words("text")] : []].includes(place) ? rest : message;
  };
  const codeLink = code => {
    const link = document.createElement("a");
    link.href = `../check/${code.toLowerCase()}/`;
    link.textContent = code;
    return link;
  };
  const isTyped = ({ code, part }) => code === "RB030" && part.dataset.control === "seek";
  const atField = fault => {
    if (["RB021", "RB051"].includes(fault.code)) return [words("Please fill this in.")];
    if (isTyped(fault)) {
      const shape = { kinds: fault.part.dataset.key === "rule" ? ["rule"] : ["rule", "guide", "case", "handbook"] };
      return [c.matching(c.choices(shape), c.entry(fault.part).value).length ? words("Choose one from the list.") : c.nothing(shape)];
    }
    return [`${labelOf(fault.part)}: ${plain(fault)} `, codeLink(fault.code)];
  };
  const showFaults = ({ faults, places }) => {
    const byPart = new Map([...places.values()].map(part => [part, []]));
    for (const fault of faults) {
      fault.part = placeOf(places, fault.path);
      byPart.get(fault.part).push({ severity: fault.severity, says: atField(fault) });
    }
    faults.sort((a, b) => a.part === b.part ? 0 : a.part.compareDocumentPosition(b.part) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1);
    for (const [part, messages] of byPart) showAt(part, everything || touched.has(part) ? messages : []);
    list.hidden = !everything;
    find("[data-faults-title]").textContent = faults.length ? say("To mend: {count}", { count: faults.length }) : words("Nothing to mend.");
    list.querySelector("ul").replaceChildren(...faults.map(item));
    bar.hidden = !everything && same(now.draft, JSON.parse(blank));
    find("[data-first]").textContent = find("[data-faults-title]").textContent;
    bar.classList.toggle("q-bar--good", !faults.length);
  };
  const item = fault => {
    const { code, part, severity } = fault;
    const entry = document.createElement("li"), link = document.createElement("a");
    link.href = `#${c.entry(part).id || part.id}`;
    link.textContent = labelOf(part);
    link.addEventListener("click", event => {
      event.preventDefault();
      goTo(part);
    });
    entry.append(link, severity === "warning" ? ` ${words("Warning")}: ` : " ", codeLink(code), ` ${plain(fault)}`);
    return entry;
  };
  const goTo = part => {
    const hidden = part.closest("[data-recovery]");
    for (let closed = part.closest("details"); closed; closed = closed.parentElement.closest("details")) closed.open = true;
    if (hidden) hidden.hidden = false;
    const field = c.entry(part);
    field.focus({ preventScroll: true });
    part.scrollIntoView({ block: "center" });
  };

  // One round: read, check, show, keep.
  const recoveryApplies = ({ fields }) => (fields.moments || []).some(moment => moment.value === "misery") || ["recovery", "verdicts", "roi"].some(key => fields[key]);
  const look = () => {
    if (!ownName) name.value = (title => title ? c.freeSlug(c.slug(title)) : "")(find("#c-title").value);
    const { draft, places } = c.read(form);
    now = { draft, places, faults: c.check(draft) };
    find("[data-file]").textContent = draft.name ? c.fileName(draft) : "";
    find("[data-key=confidence]").hidden = draft.fields.basis === "constructed";
    find("[data-recovery]").hidden = !recoveryApplies(draft);
    find("[data-no-recovery]").hidden = recoveryApplies(draft);
    find("[data-text]").textContent = c.file(draft);
    showFaults(now);
    c.preview(form, draft);
    return now;
  };
  const keep = () => {
    const { draft } = now;
    if (same(draft, JSON.parse(blank))) return;
    thrownAway = null;
    tell(c.keep({ ...draft, ownName }) ? words("Your draft is kept on this device.") : c.noDraft, true);
  };
  const tell = (text, isDraft, isThrown = false) => {
    find("[data-draft]").hidden = false;
    if (find("[data-draft-says]").textContent !== text) find("[data-draft-says]").textContent = text;
    find("[data-discard]").hidden = !isDraft;
    find("[data-undo]").hidden = !isThrown;
  };
  // What takes time goes first, piece by piece; who types meanwhile is looked at once more.
  const round = async () => {
    const mine = rounds;
    if (!await c.prepare(c.read(form).draft, () => mine === rounds)) return;
    look();
    if (toKeep) keep();
    toKeep = false;
  };
  const again = () => {
    rounds += 1;
    clearTimeout(waiting);
    waiting = setTimeout(round, PAUSE);
  };
  const soon = () => {
    toKeep = true;
    again();
  };

  // What the check looks up comes after the page, and what a story is compared with after the story: then once more.
  c.lookAgain = () => {
    if (!same(now.draft, JSON.parse(blank))) again();
  };
  const fill = draft => {
    ownName = Boolean(draft.ownName);
    c.write(form, draft);
    const { places } = look();
    for (const part of places.values()) if (c.isAnswered(part)) for (let around = part.closest(".q-more"); around; around = around.parentElement.closest(".q-more")) around.open = true;
  };

  form.addEventListener("submit", event => event.preventDefault());
  for (const kind of ["input", "change"]) {
    form.addEventListener(kind, event => {
      said.textContent = "";
      if (kind === "change") c.tidy(event.target);
      if (event.target === name) ownName = Boolean(name.value);
      soon();
    });
  }
  form.addEventListener("focusin", event => {
    const field = event.target;
    if (field.matches("textarea, input[type=text]") && field.getBoundingClientRect().bottom > bar.getBoundingClientRect().top) field.scrollIntoView({ block: "nearest" });
  });
  form.addEventListener("focusout", event => {
    for (let part = event.target.closest(".q, .q-item"); part; part = part.parentElement.closest(".q, .q-item")) if (!part.contains(event.relatedTarget)) touched.add(part);
    soon();
  });

  // Buttons.
  const clicks = {
    "[data-add]": button => {
      const part = button.closest("[data-key]");
      said.textContent = "";
      live.textContent = c.add(part, shapeOf(part));
      soon();
    },
    "[data-move]": button => {
      said.textContent = "";
      live.textContent = c.move(button.closest("[data-key]"), button);
      soon();
    },
    "[data-first]": () => {
      everything = true;
      const { faults } = look();
      if (faults.length) goTo(faults[0].part);
      else goTo(find("[data-name]"));
    },
    "[data-discard]": () => {
      thrownAway = { ...now.draft, ownName };
      c.forget();
      everything = false;
      fill(START());
      tell(words("The draft is gone."), false, true);
      find("[data-undo]").focus();
    },
    "[data-undo]": () => {
      fill(thrownAway);
      keep();
      find("[data-discard]").focus();
    },
    "[data-propose]": () => leave(draft => c.propose(draft), true),
    "[data-download]": () => leave(c.download, false),
    "[data-copy]": () => leave(c.copy, false),
    "[data-insert]": button => linkInto(document.getElementById(button.dataset.insert)),
    "[data-pause]": button => {
      const area = document.getElementById(button.dataset.pause);
      insert(area, `\n\n<!-- pause: ${words("What would you do now?")} -->\n\n`);
    },
  };
  form.addEventListener("click", event => {
    for (const [selector, act] of Object.entries(clicks)) if (event.target.closest(selector)) act(event.target.closest(selector));
  });

  // A way out shows everything that is still wrong; nothing with an error is proposed.
  const leave = async (way, whole) => {
    everything = true;
    const { draft, faults } = look(), errors = faults.filter(fault => fault.severity === "error");
    if (whole && errors.length) {
      said.textContent = words("Some things are still missing: the list says which.");
      list.scrollIntoView({ block: "start" });
      list.focus({ preventScroll: true });
      return;
    }
    const done = await way(draft, !errors.length);
    const missing = say("Not ready yet. To mend: {count}.", { count: errors.length });
    said.textContent = errors.length ? `${missing} ${done}` : done;
  };

  // Links by id, at the place of the cursor; selected words become the link's own.
  const dialog = find("[data-links]"), sought = find("#c-link");
  let area = null;
  const insert = (where, text) => {
    where.focus();
    where.setRangeText(text, where.selectionStart, where.selectionEnd, "end");
    soon();
  };
  const linkInto = where => {
    area = where;
    sought.value = "";
    dialog.showModal();
    sought.focus();
  };
  c.seek(sought, c.linkChoices(), id => {
    dialog.close();
    const own = area.value.slice(area.selectionStart, area.selectionEnd);
    insert(area, own ? `[${own}][${id}]` : `[${id}]`);
  });
  find("[data-close]").addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => area.focus());

  // A draft from before, and the rule from whose page somebody comes.
  form.hidden = false;
  c.seeks(form, known.fields);
  c.write(form, START());
  blank = JSON.stringify(c.read(form).draft);
  const kept = c.kept(), rule = new URLSearchParams(location.search).get("rule");
  const draft = kept && kept.fields ? kept : START(), links = draft.fields.rules || [];
  if (known.records.some(([id, kind]) => id === rule && kind === "rule") && !links.some(link => link.rule === rule)) draft.fields.rules = [...links, { rule }];
  try {
    fill(draft);
  } catch (error) {
    fill(START()); // a draft of a form that has changed since
  }
  if (kept && kept.fields) tell(words("Your draft is back."), true);
  c.fetchLists(find);
})(window.RulebookCompose);
