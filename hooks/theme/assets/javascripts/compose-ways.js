// The composer: three ways out (proposed, downloaded, copied) and the draft that stays on the device.
(c => {
  const { words, known } = c;
  const LONGEST = 8000; // letters of an address that every host and browser takes
  const KEY = `rulebook.case.${known.language}`;

  // The clipboard of old, which also works on a page from a disk, and at once.
  const copiedAtOnce = text => {
    const area = document.createElement("textarea"), before = document.activeElement;
    area.value = text;
    area.className = "visually-hidden";
    document.body.append(area);
    area.select();
    let done = false;
    try {
      done = document.execCommand("copy");
    } catch (error) {
      // Said below: the text can be copied by hand.
    }
    area.remove();
    if (before) before.focus();
    return done;
  };
  const NOT_COPIED = words("The text could not be copied. Open “Look at the file” and copy it from there.");
  c.copy = async draft => {
    const text = c.file(draft), copied = words("The text is copied.");
    try {
      await navigator.clipboard.writeText(text);
      return copied;
    } catch (error) {
      return copiedAtOnce(text) ? copied : NOT_COPIED;
    }
  };

  c.download = draft => {
    const link = document.createElement("a"), name = c.fileName(draft).replace("cases/", "");
    link.href = URL.createObjectURL(new Blob([c.file(draft)], { type: "text/markdown;charset=utf-8" }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    return c.say("{name} is downloaded. Its place is the folder “cases”.", { name });
  };

  // The address that begins the file, with its text where that is short enough.
  c.proposal = draft => {
    const { address, name, text, prefix, certain } = known.proposals;
    const file = c.fileName(draft).replace("cases/", prefix), bare = `${address}?${name}=${encodeURIComponent(file)}`;
    const whole = `${bare}&${text}=${encodeURIComponent(c.file(draft))}`;
    return whole.length <= LONGEST ? { url: whole, paste: !certain } : { url: bare, paste: true };
  };
  c.propose = draft => {
    const { url, paste } = c.proposal(draft);
    const copied = !paste || copiedAtOnce(c.file(draft));
    window.open(url, "_blank", "noopener");
    if (!paste) return words("A new page shows the file. Propose it there.");
    return copied ? words("The text is copied. If the file on the new page is empty, paste it there, then propose it.") : NOT_COPIED;
  };

  // Storage can be forbidden or full; the form works without it.
  c.keep = draft => {
    try {
      localStorage.setItem(KEY, JSON.stringify(draft));
      return true;
    } catch (error) {
      return false;
    }
  };
  c.kept = () => {
    try {
      return JSON.parse(localStorage.getItem(KEY));
    } catch (error) {
      return null;
    }
  };
  c.forget = () => {
    try {
      localStorage.removeItem(KEY);
    } catch (error) {
      // Nothing was kept.
    }
  };
})(window.RulebookCompose);
