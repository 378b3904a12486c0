"""`rulebook new case` as a person at a terminal meets it: keys are typed, and the file passes the check."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pexpect
import pytest

from built import ROOT
from rulebook.authoring.drafts import drafts
from rulebook.loader import load
from rulebook.model.languages import LANGUAGES, Language
from rulebook.model.library import Library
from rulebook.rendering.interface import Interface
from rulebook.schema.frontmatter import read_front_matter

pytestmark = pytest.mark.whole

DOWN, ENTER, SPACE, BREAK = "\x1b[B", "\r", " ", "\x03"

LONGEST_WAIT = 60  # seconds, for a busy machine; nothing waits that long

TEXTS: dict[Language, dict[str, str]] = {
    "en": {
        "title": "A parcel nobody could find",
        "summary": "Nobody answers the phone: the parcel is lost.",
        "misery": "The customer calls on the fourth day and nobody answers.",
        "magic": "The shift lead calls back: ‘I’m sorry, we lost it.’",
        "put right": "A new parcel the same day.",
        "why": "One sentence of apology, and no excuse.",
        "word": "three no",
        "slug": "a-parcel-nobody-could-find",
    },
    "ru": {
        "title": "Посылка, которую никто не нашёл",
        "summary": "Никто не берёт трубку: посылка потерялась.",
        "misery": "Клиент звонит на четвёртый день, и никто не отвечает.",
        "magic": "Старший смены перезванивает: «Извините, мы её потеряли».",
        "put right": "Новая посылка в тот же день.",
        "why": "Одна фраза извинения и никаких отговорок.",
        "word": "трёх",
        "slug": "posylka-kotoruyu-nikto-ne-nashyol",
    },
    "cs": {
        "title": "Balík, který nikdo nenašel",
        "summary": "Nikdo nezvedá telefon: balík je ztracený.",
        "misery": "Zákazník volá čtvrtý den a nikdo to nebere.",
        "magic": "Vedoucí směny volá zpátky: „Omlouvám se, ztratili jsme ho.“",
        "put right": "Nový balík ještě týž den.",
        "why": "Jedna věta omluvy a žádná výmluva.",
        "word": "trikrat",
        "slug": "balik-ktery-nikdo-nenasel",
    },
}


class Wizard:
    """A person at a terminal: waits for a question, in the words of the interface, and types."""

    def __init__(self, project: Path, language: Language, *arguments: str) -> None:
        self.words = Interface(language).words
        environment = {
            **{name: value for name, value in os.environ.items() if name not in ("VISUAL", "EDITOR")},
            "PYTHONPATH": str(ROOT / "hooks"),
            "TERM": "xterm",
            "PROMPT_TOOLKIT_NO_CPR": "1",
            "PYTHONIOENCODING": "utf-8",
        }
        command = ["-m", "rulebook.cli", "new", *(arguments or ["case"]), "--lang", language]
        self.process = pexpect.spawn(
            sys.executable,
            command,
            cwd=str(project),
            env=environment,  # type: ignore[arg-type]
            encoding="utf-8",
            dimensions=(60, 220),
            timeout=LONGEST_WAIT,
        )

    def answer(self, question: str, *keys: str) -> None:
        """Wait for a question and type; Enter ends the answer."""
        self.process.expect_exact(self.words(question))
        self.process.send("".join(keys) + ENTER)

    def sees(self, text: str) -> None:
        self.process.expect_exact(text)

    def breaks_off(self, question: str) -> None:
        """Press Ctrl-C at a question."""
        self.process.expect_exact(self.words(question))
        self.process.send(BREAK)

    def ends(self) -> int | None:
        self.process.expect(pexpect.EOF)
        self.process.close()
        return self.process.exitstatus


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's own rules and words, without its cases."""
    folder = tmp_path_factory.mktemp("content")
    shutil.copytree(ROOT / "docs/rules", folder / "docs/rules")
    shutil.copytree(ROOT / "docs/vocabulary", folder / "docs/vocabulary")
    for guide in ("guides", "handbooks"):
        shutil.copytree(ROOT / "docs" / guide, folder / "docs" / guide)
    shutil.copytree(ROOT / "cases", folder / "cases")
    return folder


@pytest.fixture
def project(content: Path, tmp_path: Path) -> Path:
    shutil.copytree(content, tmp_path / "project")
    return tmp_path / "project"


@pytest.fixture(scope="module")
def library(content: Path) -> Library:
    return load(content).library


def check(project: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "rulebook.cli", "check", "--lang", "en", *options]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks")}
    return subprocess.run(command, cwd=project, env=environment, capture_output=True, encoding="utf-8", check=False)


def beginning(wizard: Wizard, texts: dict[str, str]) -> None:
    """From the title to the first moment."""
    wizard.answer("Title: what happened, in a few words", texts["title"])
    wizard.answer("Summary: one sentence that makes people want to read it", texts["summary"])
    wizard.answer("What kind of case is it?")
    wizard.answer("Where is it from?", DOWN, DOWN)
    wizard.answer("In which trade?", "retail")
    wizard.answer("Where did customer and company meet?", "phone")
    wizard.answer("Who was the customer?")
    wizard.answer("How did it begin?", "failure/slow")


def moment(wizard: Wizard, what: str, who: str, at: str, downs: int) -> None:
    wizard.answer("What happened? (empty: no more)", what)
    wizard.answer("Who did it?", who)
    wizard.answer("When? (5 min, 2 h, 3 d after the start, 14:05, or a date; may stay empty)", at)
    wizard.answer("How was it for the customer?", DOWN * downs)


def recovery(wizard: Wizard, texts: dict[str, str]) -> None:
    wizard.answer("What happened? (empty: no more)")
    wizard.answer("Did anybody apologise?", DOWN)
    wizard.answer("Who apologised?", "shift-lead")
    wizard.answer("Were there excuses in it?", DOWN)
    wizard.answer("How was it put right?", texts["put right"])
    wizard.answer("What was given on top?")
    wizard.answer("What was decided without asking, within what limit?")
    wizard.answer("What keeps it from happening again?")
    wizard.answer("What let it happen?", SPACE)


def rules(wizard: Wizard, texts: dict[str, str]) -> None:
    """Nothing of what is proposed; R29 by a word of its title."""
    wizard.answer("These rules seem to fit. Which of them does the case show?")
    wizard.answer("Which rule? (a number or a word of its title; empty: no more)", texts["word"])
    wizard.answer("Kept, broken or bent?")
    wizard.answer("Why can one say so? One sentence", texts["why"])
    wizard.answer("Which rule? (a number or a word of its title; empty: no more)")


def ending(wizard: Wizard) -> None:
    wizard.answer("Stars for the service", DOWN * 2)
    wizard.answer("Stars for putting it right", DOWN * 3)
    wizard.answer("Which tags fit?")
    wizard.answer("Words that people would search with (one a line; empty: no more)")
    wizard.answer("More details: verdicts, severity, feelings, what went well?")
    wizard.answer("The story, a paragraph a line (empty at once: the moments tell it)")
    wizard.answer("These cases are similar. To which of them should the text point?", SPACE)
    wizard.answer("What do we learn? (a thought a line; empty at once: the reasons for the rules)")
    wizard.answer("Questions for a team (one a line; empty at once: a general one)")
    wizard.answer("Short name, for the address of the page")
    wizard.answer("What now?")


def told(library: Library, language: Language) -> Iterator[str]:
    yield from (library.taxonomy.label(key, language, "case_sections").label for key in ("story", "lessons", "discuss"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_whole_case_is_told_in_a_terminal_and_passes_the_check(
    project: Path, library: Library, language: Language
) -> None:
    wizard, texts = Wizard(project, language), TEXTS[language]
    beginning(wizard, texts)
    moment(wizard, texts["misery"], "caller", "4 d", 0)
    moment(wizard, texts["magic"], "shift-lead", "5 d", 2)
    recovery(wizard, texts)
    rules(wizard, texts)
    ending(wizard)
    assert wizard.ends() == 0

    path = project / f"cases/{texts['slug']}.{language}.md"
    matter = read_front_matter(path.read_text(encoding="utf-8"))
    assert matter.fields["title"] == texts["title"]
    assert matter.fields["rules"] == [{"rule": "R29", "how": "kept", "why": texts["why"]}]
    assert [line for line in matter.body.split("\n") if line.startswith("## ")] == [
        f"## {heading}" for heading in told(library, language)
    ]
    checked = check(project, "--strict")
    assert [line.split(" ")[1] for line in checked.stdout.splitlines()] == ["RB043"], checked.stdout
    assert not drafts(project, "case").path.exists()


def test_a_case_that_was_broken_off_is_taken_up_again(project: Path) -> None:
    wizard, texts = Wizard(project, "en"), TEXTS["en"]
    beginning(wizard, texts)
    moment(wizard, texts["misery"], "caller", "4 d", 0)
    wizard.breaks_off("What happened? (empty: no more)")
    wizard.sees("rulebook new case --resume")
    assert wizard.ends() == 130
    assert not list((project / "cases").glob("a-parcel*"))

    again = Wizard(project, "en", "case", "--resume")
    moment(again, texts["magic"], "shift-lead", "5 d", 2)
    recovery(again, texts)
    rules(again, texts)
    ending(again)
    assert again.ends() == 0
    matter = read_front_matter((project / "cases/a-parcel-nobody-could-find.en.md").read_text(encoding="utf-8"))
    assert [one["what"] for one in matter.fields["moments"]] == [texts["misery"], texts["magic"]]  # type: ignore[union-attr,index,call-overload]
    assert check(project).returncode == 0


def test_a_mistake_is_told_at_once_and_nothing_else_is_lost(project: Path) -> None:
    wizard, texts = Wizard(project, "en"), TEXTS["en"]
    beginning(wizard, texts)
    wizard.answer("What happened? (empty: no more)", texts["misery"])
    wizard.answer("Who did it?", "caller")
    wizard.answer("When? (5 min, 2 h, 3 d after the start, 14:05, or a date; may stay empty)", "four days")
    wizard.sees("! at: found 'four days'")
    wizard.answer("When? (5 min, 2 h, 3 d after the start, 14:05, or a date; may stay empty)", "4 days")
    wizard.answer("How was it for the customer?")
    wizard.breaks_off("What happened? (empty: no more)")
    assert wizard.ends() == 130
    kept = drafts(project, "case").kept()
    assert kept
    assert kept[1]["moments"] == [{"what": texts["misery"], "who": "caller", "at": "4 days", "value": "misery"}]


def test_a_term_is_added_in_a_terminal_with_rules_chosen_one_by_one(project: Path) -> None:
    wizard = Wizard(project, "cs", "term")
    for language in ("English", "Русский", "Čeština"):
        wizard.sees(f"{language}: termín")
        wizard.process.send(f"Čaj {language}{ENTER}")
        wizard.sees(wizard.words("{language}: what it means, in one or two sentences").format(language=language))
        wizard.process.send(f"Nápoj: {language}{ENTER}")
    for typed in ("trikrat", "R30", ""):
        wizard.answer("Which rules are related?", typed)
    wizard.answer("What now?")
    assert wizard.ends() == 0
    term = load(project).library.terms["caj-english"]
    assert (term.see, term.ru.definition) == (("R29", "R30"), "Nápoj: Русский")
    assert check(project, "--strict").returncode == 0
