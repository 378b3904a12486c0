"""Letters that paper cannot show: the list agrees with the fonts, and with what Typst does."""

import json
import runpy
from pathlib import Path
from typing import Any

import pytest

from built import ROOT
from rulebook.printing.typesetter import typeset
from rulebook.printing.typesetting import FONTS
from rulebook.schema.bounds import HIDDEN
from rulebook.wording.letters import LETTERS, strange_letters

LAYOUT = """#set document(title: "Letters")
#let letters = json(bytes(sys.inputs.data))
#for one in letters [#text(font: "PT Serif", one) #text(font: "PT Sans", weight: "bold", style: "italic", one) ]
"""
ABSENT = ("🙂", "漢", "☎", "→", "✓", "ﬀ", "א", "ω", "q\u0303", "\u0302", "…\u20e3")
PRESENT = (
    "ё",
    "Ё",
    "e\u0301",
    "и\u0306",
    "a\u0301",
    "ě",
    "x\u0301",
    "№",
    "„“",
    "«»",
    "—",
    "€",
    "₽",
    "10\u202f000",
    "Å",
)


def learned() -> dict[str, Any]:
    return runpy.run_path(str(ROOT / "tools/learn_letters.py"))


def test_the_list_is_that_of_the_fonts() -> None:
    """Else: run tools/learn_letters.py."""
    tool = learned()
    assert LETTERS.read_text(encoding="utf-8") == tool["ranges"](tool["letters"]())


def test_every_font_of_print_has_the_same_letters() -> None:
    of_font = learned()["_of_font"]
    assert len({frozenset(of_font(path)) for path in FONTS.glob("*.ttf")}) == 1


def test_letters_of_private_use_are_strange_though_the_fonts_have_some() -> None:
    """A text with one shows another letter, or none, wherever it is not set in this very font."""
    drawn = {code for path in FONTS.glob("*.ttf") for code in learned()["_of_font"](path) if 0xE000 <= code <= 0xF8FF}
    assert drawn
    text = "".join(map(chr, sorted(drawn)))
    assert [one.letter for one in strange_letters(text)] == list(text)
    assert [one.letter for one in strange_letters("&#xe000; &#xf8ff;", is_markdown=True)] == ["\ue000", "\uf8ff"]


def is_set(letters: list[str], folder: Path) -> bool:
    """Whether Typst can set them, as strictly as for a book."""
    layout = folder / "letters.typ"
    layout.write_text(LAYOUT, encoding="utf-8")
    pages, faults = typeset(layout, FONTS, json.dumps(letters), {"format": "pdf", "pdf_standards": "ua-1"})
    return bool(pages) and not faults


def test_typst_sets_every_letter_of_the_list(tmp_path: Path) -> None:
    letters = [chr(code) for code in learned()["letters"]() if not HIDDEN.search(chr(code))]
    assert len(letters) > 600
    assert is_set(sorted(letters), tmp_path)


@pytest.mark.parametrize("letters", [*ABSENT, *PRESENT])
def test_what_is_called_strange_is_what_typst_refuses(letters: str, tmp_path: Path) -> None:
    assert is_set([letters], tmp_path) == (letters in PRESENT)
    assert bool([*strange_letters(letters)]) == (letters in ABSENT)


def test_a_letter_is_told_of_once_at_its_first_place() -> None:
    assert [*strange_letters("One 漢 and 漢, then 🙂.")] == [(4, "漢"), (18, "🙂")]
    assert [*strange_letters("Ne\u0301 q\u0303 so")] == [(4, "\u0303")]


def test_in_markdown_a_letter_can_be_written_by_its_name() -> None:
    text = "A &hearts; &#128512; `&spades;` &nbsp; &nothing; &amp;"
    assert [*strange_letters(text, is_markdown=True)] == [(2, "♥"), (11, "😀")]
    assert [*strange_letters(text)] == []
