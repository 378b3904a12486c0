// The composer: a field that finds while one types, by the combobox pattern of the ARIA Authoring Practices (a list that
// opens below a text field; the focus stays in the field).
(c => {
  const { words } = c;
  const MOST = 12;
  const fold = text => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");

  // What there is to choose for a field of the model: [value, what is shown, what a rule is called as well].
  c.choices = ({ groups = [], kinds = [] }) => [
    ...groups.flatMap(group => Object.entries(c.known.words[group])),
    ...c.known.records.filter(([, kind]) => kinds.includes(kind)).map(([id, kind, title]) => [id, kind === "rule" ? `${id} ${title}` : title, c.known.aliases[id]]),
    ...kinds.includes("claim") ? c.known.claims : [],
  ];
  // Everything that a text can link to.
  c.linkChoices = () => [
    ...c.choices({ kinds: ["rule", "guide", "case", "handbook"] }),
    ...c.known.terms.map(([id, term]) => [`term:${id}`, term]),
    ...c.known.claims.map(([id, claim]) => [`claim:${id}`, claim]),
  ];

  const partsOf = typed => fold(typed).split(/\s+/).filter(Boolean);
  const has = (text, parts) => parts.every(part => fold(text).includes(part));
  // Those whose own words begin so, then those that have it at all, then those with another name that has it.
  c.matching = (choices, typed) => {
    const parts = partsOf(typed);
    const begins = ([value, shown]) => {
      const all = fold(`${value} ${shown}`).split(/[^\p{L}\p{N}]+/u);
      return parts.every(part => all.some(one => one.startsWith(part)));
    };
    const own = choices.filter(([value, shown]) => has(`${value} ${shown}`, parts));
    const other = choices.filter(choice => !own.includes(choice)).map(([value, shown, also = []]) => [value, shown, also.find(one => has(one, parts))]);
    const called = other.filter(([, , also]) => also).map(([value, shown, also]) => [value, `${shown} (${also})`]);
    return [...own.filter(begins), ...own.filter(choice => !begins(choice)), ...called].slice(0, MOST);
  };
  c.nothing = ({ kinds = [] }) => kinds.join() === "rule" ? words("No rule has this word; try another.") : words("Nothing has this word; try another.");

  // Make a text field find among `choices`; `chosen(value, shown)` is told what was picked.
  c.seek = (input, choices, chosen, nothing = c.nothing({})) => {
    const list = document.getElementById(input.getAttribute("aria-controls")), none = list.parentElement.querySelector("[data-none]");
    let active = -1;
    const isOpen = () => !list.hidden;
    const close = () => {
      none.textContent = "";
      list.hidden = true;
      active = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    };
    const mark = at => {
      active = at;
      [...list.children].forEach((option, place) => option.setAttribute("aria-selected", String(place === at)));
      if (at < 0) return input.removeAttribute("aria-activedescendant");
      input.setAttribute("aria-activedescendant", list.children[at].id);
      list.children[at].scrollIntoView({ block: "nearest" });
    };
    const pick = option => {
      close();
      chosen(option.dataset.value, option.textContent);
    };
    const open = () => {
      list.replaceChildren(...c.matching(choices, input.value).map(([value, shown], place) => {
        const option = document.createElement("li");
        option.id = `${list.id}-${place}`;
        option.setAttribute("role", "option");
        option.dataset.value = value;
        option.textContent = shown;
        return option;
      }));
      list.hidden = !list.children.length;
      none.textContent = list.hidden ? nothing : "";
      input.setAttribute("aria-expanded", String(isOpen()));
      mark(-1);
    };
    const keys = {
      ArrowDown: () => isOpen() ? mark((active + 1) % list.children.length) : open(),
      ArrowUp: () => isOpen() ? mark((active < 1 ? list.children.length : active) - 1) : open(),
      Escape: () => isOpen() && close(),
      Enter: () => isOpen() && active >= 0 && pick(list.children[active]),
    };
    input.addEventListener("keydown", event => {
      const known = keys[event.key], wasOpen = isOpen();
      if (!known) return;
      known();
      if (event.key !== "Escape" || wasOpen) event.preventDefault();
      if (event.key === "Escape" && wasOpen) event.stopPropagation();
    });
    input.addEventListener("input", open);
    input.addEventListener("click", () => isOpen() || open());
    input.addEventListener("blur", close);
    list.addEventListener("mousedown", event => event.preventDefault()); // the field keeps the focus
    list.addEventListener("click", event => {
      const option = event.target.closest("[role=option]");
      if (option) pick(option);
    });
  };
})(window.RulebookCompose);
