// The composer: what Snowball's stemmers share, the twin of snowballstemmer's BaseStemmer. The methods have the names by
// which compose-stems-*.js, made from that package, calls them.
(c => {
  const LONGEST = 10; // letters of a text in a table; tools/learn_stems.py holds to it

  c.Snowball = class {
    stem(word) {
      Object.assign(this, { current: word, cursor: 0, limit: word.length, limit_backward: 0, bra: 0, ket: word.length });
      this._stem();
      return this.current;
    }

    // Past the letter after the cursor, or the one before it, if it fits.
    forth(fits) { return this.cursor < this.limit && fits(this.current[this.cursor]) && Boolean(++this.cursor); }
    back(fits) { return this.cursor > this.limit_backward && fits(this.current[this.cursor - 1]) && Boolean(this.cursor--); }
    in_grouping(group) { return this.forth(letter => group.includes(letter)); }
    in_grouping_b(group) { return this.back(letter => group.includes(letter)); }
    out_grouping_b(group) { return this.back(letter => !group.includes(letter)); }

    // Up to the first letter that is in a group, or is not.
    go_out_grouping(group) {
      while (this.forth(letter => !group.includes(letter)));
      return this.cursor < this.limit;
    }
    go_in_grouping(group) {
      while (this.forth(letter => group.includes(letter)));
      return this.cursor < this.limit;
    }
    go_out_grouping_b(group) {
      while (this.back(letter => !group.includes(letter)));
      return this.cursor > this.limit_backward;
    }

    // What a table has for the longest of its texts that stands here, and past that; 0 if none does.
    find_among(table) { return this.longest(table, this.limit - this.cursor, 1); }
    find_among_b(table) { return this.longest(table, this.cursor - this.limit_backward, -1); }
    longest(table, room, way) {
      for (let length = Math.min(room, LONGEST); length >= 0; length--) {
        const end = this.cursor + way * length, text = this.current.slice(Math.min(end, this.cursor), Math.max(end, this.cursor));
        if (!Object.hasOwn(table, text)) continue;
        this.cursor = end;
        return table[text];
      }
      return 0;
    }
    eq_s_b(text) { return this.find_among_b({ [text]: 1 }) > 0; }

    replace(from, to, text) {
      const more = text.length - (to - from);
      this.current = this.current.slice(0, from) + text + this.current.slice(to);
      this.limit += more;
      if (this.cursor >= to) this.cursor += more;
      else if (this.cursor > from) this.cursor = from;
      return more;
    }
    slice_from(text) {
      this.replace(this.bra, this.ket, text);
      this.ket = this.bra + text.length;
    }
    slice_del() { this.slice_from(""); }
    insert(from, to, text) {
      const more = this.replace(from, to, text);
      if (from <= this.bra) this.bra += more;
      if (from <= this.ket) this.ket += more;
    }
  };
})(window.RulebookCompose);
