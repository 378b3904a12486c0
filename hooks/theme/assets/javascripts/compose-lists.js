// The composer: what it loads once it is open: lists of words, and how the cases that there are begin to sound. Files of
// rulebook/rendering/composing/lists.py, each a script of one call, because a page from a disk may load scripts and
// nothing else; index.js has the names of the others, which change with what is in them.
(c => {
  const FOLDER = `../../compose/${c.known.language}/`;
  const waiting = new Map(), asked = new Map();
  c.take = (name, value) => waiting.get(name)(value);

  const fetched = name => new Promise((resolve, reject) => {
    const script = document.createElement("script");
    waiting.set(name, resolve);
    script.src = `${FOLDER}${name}.js`;
    script.onload = script.onerror = () => {
      script.remove();
      asked.delete(name); // so that it is tried again, if it has not come
      reject(new Error(script.src)); // which changes nothing if it has
    };
    document.head.append(script);
  });
  c.load = name => {
    if (!asked.has(name)) asked.set(name, fetched(name).then(value => asked.set(name, Promise.resolve(value)) && value));
    return asked.get(name);
  };

  // Lists for the judges, and sketches; the page says what of it does not come.
  c.fetchLists = async find => {
    try {
      const { lists, likeness } = await c.load("index");
      find("[data-too-many]").hidden = Boolean(likeness);
      const [found, sketches] = await Promise.all([lists, likeness].map(name => name && c.load(name)));
      c.useLists(found);
      if (sketches) c.useLikeness(sketches);
      find("[data-no-lists]").hidden = true;
      c.lookAgain();
    } catch (error) {
      // The page goes on saying what only the check looks for.
    }
  };
})(window.RulebookCompose);
