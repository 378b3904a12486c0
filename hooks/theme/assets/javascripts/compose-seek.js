// The composer: a field that finds while one types, by the combobox pattern of the ARIA Authoring Practices (a list that
// opens below a text field; the focus stays in the field).
(c => {
  const MOST = 12;
  const fold = text => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");

  // What there is to choose for a field of the model: [value, what is shown].
  c.choices = ({ groups = [], kinds = [] }) => [
    ...groups.flatMap(group => Object.entries(c.known.words[group])),
    ...c.known.records.filter(([, kind]) => kinds.includes(kind)).map(([id, kind, title]) => [id, kind === "rule" ? `${id} ${title}` : title]),
    ...kinds.includes("claim") ? c.known.claims : [],
  ];
  // Everything that a text can link to.
  c.linkChoices = () => [
    ...c.choices({ kinds: ["rule", "guide", "case", "handbook"] }),
    ...c.known.terms.map(([id, term]) => [`term:${id}`, term]),
    ...c.known.claims.map(([id, claim]) => [`claim:${id}`, claim]),
  ];

  const matching = (choices, typed) => {
    const words = fold(typed).split(/\s+/).filter(Boolean);
    const found = choices.filter(([value, shown]) => words.every(word => fold(`${value} ${shown}`).includes(word)));
    const begins = choice => {
      const all = fold(choice.join(" ")).split(/[^\p{L}\p{N}]+/u);
      return words.every(word => all.some(one => one.startsWith(word)));
    };
    return [...found.filter(begins), ...found.filter(choice => !begins(choice))].slice(0, MOST);
  };

  // Make a text field find among `choices`; `chosen(value, shown)` is told what was picked.
  c.seek = (input, choices, chosen) => {
    const list = document.getElementById(input.getAttribute("aria-controls"));
    let active = -1;
    const isOpen = () => !list.hidden;
    const close = () => {
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
      list.replaceChildren(...matching(choices, input.value).map(([value, shown], place) => {
        const option = document.createElement("li");
        option.id = `${list.id}-${place}`;
        option.setAttribute("role", "option");
        option.dataset.value = value;
        option.textContent = shown;
        return option;
      }));
      list.hidden = !list.children.length;
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
