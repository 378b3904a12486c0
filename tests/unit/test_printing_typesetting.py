"""Typst as we use it: warnings are errors, our fonts and no others, nothing fetched, the same bytes each time."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from PIL import Image

from printed import DAY
from rulebook.printing import typesetting
from rulebook.printing.typesetting import FONTS, LAYOUTS, TypesettingError, pdf, pictures

TEXT = '#set document(title: "A title")\n#set text(font: "PT Serif", lang: "en")\n'


@pytest.fixture
def layouts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder for layouts of a test's own."""
    monkeypatch.setattr(typesetting, "LAYOUTS", tmp_path)
    return tmp_path


def layout(folder: Path, text: str) -> str:
    (folder / "own.typ").write_text(TEXT + text, encoding="utf-8")
    return "own"


def test_values_are_texts_and_never_code(layouts: Path) -> None:
    name = layout(layouts, "#json(bytes(sys.inputs.data)).text")
    found = pypdf.PdfReader(BytesIO(pdf(name, {"text": '#panic("x") *b* $y$ „č“ ё'}, DAY)))
    assert found.pages[0].extract_text() == '#panic("x") *b* $y$ „č“ ё'


def test_a_letter_that_our_fonts_lack_is_an_error(layouts: Path) -> None:
    """What a system's font would draw here would be a box elsewhere."""
    with pytest.raises(TypesettingError, match=r"own: .*漢"):
        pdf(layout(layouts, "漢"), {}, DAY)


def test_another_font_is_an_error(layouts: Path) -> None:
    with pytest.raises(TypesettingError, match=r"own: .*unknown font family: dejavu sans"):
        pdf(layout(layouts, '#text(font: "DejaVu Sans")[x]'), {}, DAY)


def test_a_layout_that_does_not_come_to_rest_is_an_error(layouts: Path) -> None:
    restless = '#let n = state("n", 0)\n#context n.update(n.final() + 1)\n#context n.final()'
    with pytest.raises(TypesettingError, match=r"own: .*converge"):
        pdf(layout(layouts, restless), {}, DAY)


def test_a_fault_of_a_layout_names_it_and_says_what_is_wrong(layouts: Path) -> None:
    with pytest.raises(TypesettingError, match=r"own: .*no drawing for marquee"):
        pdf(layout(layouts, '#panic("no drawing for marquee")'), {}, DAY)


def test_what_a_reader_without_eyes_lacks_is_an_error(layouts: Path) -> None:
    with pytest.raises(TypesettingError, match="alt"):
        pdf(layout(layouts, '#image(bytes("<svg xmlns=\'http://www.w3.org/2000/svg\'/>"), format: "svg")'), {}, DAY)


def test_a_package_is_not_fetched(layouts: Path) -> None:
    """The compiler's only way to the net is a package; no layout names one, and none is found."""
    assert [path.name for path in LAYOUTS.glob("*.typ") if '"@' in path.read_text(encoding="utf-8")] == []
    assert "//" not in "".join(
        line.partition("//")[0] for path in LAYOUTS.glob("*.typ") for line in path.read_text().splitlines()
    )


def test_nothing_outside_the_layouts_is_read(layouts: Path) -> None:
    (layouts.parent / "secret.txt").write_text("secret")
    with pytest.raises(TypesettingError):
        pdf(layout(layouts, '#read("../secret.txt")'), {}, DAY)


def test_fonts_are_ours_and_have_their_licence() -> None:
    names = {path.name for path in FONTS.iterdir()}
    assert {name[:3] for name in names if name.endswith(".ttf")} == {"PTF", "PTS"}
    assert "ParaType" in (FONTS / "LICENCE.txt").read_text(encoding="utf-8")


def test_the_same_values_make_the_same_bytes(layouts: Path) -> None:
    name = layout(layouts, "#json(bytes(sys.inputs.data)).text")
    values = {"text": "One.", "b": [1, 2], "a": {"z": 1, "y": 2}}
    turned = {"a": {"y": 2, "z": 1}, "b": [1, 2], "text": "One."}
    assert pdf(name, values, DAY) == pdf(name, turned, DAY)
    assert pictures(name, values, 60) == pictures(name, turned, 60)


@pytest.mark.whole
def test_another_process_makes_the_same_bytes() -> None:
    """Neither the order of a set nor the hour gets into a book."""
    script = (
        "import sys; sys.path.insert(0, 'tests')\n"
        "from hashlib import sha256\n"
        "from printed import DAY, EDITION, sheets\n"
        "from rulebook.printing.editions import handbook\n"
        "from rulebook.printing.selection import Selection\n"
        "from rulebook.printing.typesetting import pdf\n"
        "chosen = Selection(('R29', 'R26'), ('recovery',), ('corner-bakery-ham',))\n"
        "print(sha256(pdf('handbook', handbook(sheets('cs'), EDITION, chosen, 'a5', 'colour'), DAY)).hexdigest())"
    )
    root = Path(__file__).parents[2]
    runs = [
        subprocess.run(
            [sys.executable, "-c", script],
            cwd=root,
            env={"PYTHONPATH": "hooks", "PYTHONHASHSEED": seed, "TZ": zone, "PATH": ""},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    ]
    assert runs[0] == runs[1]
    assert len(runs[0].strip()) == len(sha256().hexdigest())


def test_a_file_is_as_old_as_its_edition(layouts: Path) -> None:
    found = pypdf.PdfReader(BytesIO(pdf(layout(layouts, "x"), {}, date(2026, 3, 1))))
    assert found.metadata is not None
    assert found.metadata["/CreationDate"] == "D:20260301000000Z"


def test_a_picture_has_the_dots_that_were_asked_for(layouts: Path) -> None:
    name = layout(layouts, "#set page(width: 2in, height: 1in)\na\n#pagebreak()\nb")
    found = pictures(name, {}, 60)
    assert [Image.open(BytesIO(page)).size for page in found] == [(120, 60), (120, 60)]


def test_a_process_that_ended_is_an_error_and_the_next_one_works(layouts: Path) -> None:
    name = layout(layouts, "Text")
    before = pdf(name, {}, DAY)
    found = typesetting._typesetter()
    found._process.kill()
    with pytest.raises(TypesettingError, match="Typst ended by itself, with code -9"):
        pdf(name, {}, DAY)
    assert pdf(name, {}, DAY) == before


def test_a_process_that_has_grown_is_replaced(layouts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = layout(layouts, "Text")
    before, first = pdf(name, {}, DAY), typesetting._typesetter()._process
    monkeypatch.setattr(typesetting, "MOST_MADE", 1)
    assert pdf(name, {}, DAY) == before
    assert first.poll() == 0
    assert typesetting._typesetter()._process is not first
