"""The explanation of every code: what it means, how to mend it, and examples, from the files beside this module.

A file is named by its code. It has `title`, `what` and `mend` for each language, and files of a project as examples:
`bad` ones, which yield the code (and no other but those of `also`), and `good` ones, which yield none.

What an example leaves out, it says:

* ``…`` on a line of its own stands for the rest of the file, as it must be: for the fields, sections or groups that the
  example does not name;
* ``… ×60`` stands for the line above it, which is there 60 times in all;
* ``‹U+200B›`` stands for the character of that number, which nobody would see.

Phase: codes, below rendering and the commands. Texts in backticks are what an editor writes.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import Literal

from rulebook.model.diagnostic import CODES, Severity
from rulebook.model.languages import LANGUAGES, Language
from rulebook.model.records import Strict
from rulebook.schema.records import build
from rulebook.schema.yaml_reader import read_yaml

FILES = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Words(Strict):
    """An explanation in one language: a headline, what is wrong and why it matters, how to mend it."""

    title: str
    what: str
    mend: str


@dataclass(frozen=True, slots=True)
class Example(Strict):
    """A file of a project: its path with its text, or with what it links to; `saved_as` is the text's encoding."""

    file: str
    text: str = ""
    link_to: str = ""
    saved_as: Literal["UTF-8", "UTF-16", "Windows-1250", "Windows-1251"] = "UTF-8"

    @property
    def language(self) -> str:
        """The language that the file's name says; empty where it says none."""
        return next((language for language in LANGUAGES if f".{language}." in self.file), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation(Strict):
    """What a code means, with files that have the fault and files that have it no more."""

    code: str
    en: Words
    ru: Words
    cs: Words
    bad: tuple[Example, ...]
    good: tuple[Example, ...]
    also: tuple[str, ...] = ()

    @property
    def severity(self) -> Severity:
        """Whether it stops a build."""
        return CODES[self.code]

    @property
    def examples(self) -> tuple[Example, ...]:
        """All files, the bad ones first."""
        return self.bad + self.good

    def leaves_out(self, sign: str) -> bool:
        """Whether a line of an example is one of those that stand for others: ``…`` or ``… ×60``."""
        return any(re.search(rf"^\s*{sign}", example.text, re.M) for example in self.examples)

    def words(self, language: Language) -> Words:
        """The explanation in a language."""
        words: Words = getattr(self, language)
        return words

    def caption(self, example: Example) -> str:
        """A file's path, with where it leads if it is a link, and with the encoding where that is the matter."""
        if example.link_to:
            return f"{example.file} → {example.link_to}"
        encodings = {one.saved_as for one in self.examples}
        return example.file if encodings == {"UTF-8"} else f"{example.file} ({example.saved_as})"

    def lines(self, example: Example) -> Iterator[tuple[str, bool]]:
        """The lines of a file, each with whether it differs from the same file on the other side."""
        lines, other = example.text.splitlines(), self._counterpart(example)
        for tag, _, _, start, end in SequenceMatcher(None, other or lines, lines, autojunk=False).get_opcodes():
            yield from ((line, tag != "equal") for line in lines[start:end])

    def _counterpart(self, example: Example) -> list[str]:
        side = self.good if example in self.bad else self.bad
        return next((one.text.splitlines() for one in side if one.file == example.file), [])


@cache
def explanations() -> Mapping[str, Explanation]:
    """Every explanation by its code, in the order of codes."""
    return {path.stem: _read(path) for path in sorted(FILES.glob("RB*.yml"))}


def _read(path: Path) -> Explanation:
    return build(Explanation, {**read_yaml(path.read_text(encoding="utf-8")), "code": path.stem})
