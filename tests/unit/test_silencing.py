"""What a silencing takes back, and which words say something."""

import pytest

from rulebook.model.diagnostic import CODES, Diagnostic, Position
from rulebook.model.message import say
from rulebook.model.silencing import SILENCEABLE, Silencing, says_something

REASON = "the number is the company’s public line"


def silencing(code: str = "RB053", reason: str = REASON) -> Silencing:
    return Silencing(Position(3, 1), code, reason, range(4, 6))


def at(line: int, code: str = "RB053") -> Diagnostic:
    return Diagnostic("cases/ham.en.md", Position(line, 1), code, say("x"))


def test_it_takes_back_its_code_on_the_lines_that_it_covers() -> None:
    assert [line for line in range(1, 9) if silencing().silences(at(line))] == [4, 5]
    assert not silencing().silences(at(4, "RB061"))


def test_one_without_a_reason_takes_nothing_back() -> None:
    assert not silencing(reason="ok").silences(at(4))


def test_what_is_plainly_a_fault_is_never_taken_back() -> None:
    assert not silencing("RB021").silences(at(4, "RB021"))


def test_every_code_that_can_be_silenced_is_a_code_and_a_warning() -> None:
    assert set(CODES) >= SILENCEABLE
    assert {CODES[code] for code in SILENCEABLE} == {"warning"}


@pytest.mark.parametrize(
    "text",
    ["", " ", "ok", "OK.", "fine", "no changes", "No changes needed.", "n/a", "...", "2026 11 21", "reviewed, all good",
     "ок", "Всё в порядке.", "без изменений", "Изменений не нужно", "v pořádku", "Vše v pořádku, beze změn."],
)  # fmt: skip
def test_words_that_say_only_that_somebody_was_here(text: str) -> None:
    assert not says_something(text)


@pytest.mark.parametrize(
    "text",
    ["The phone number was out of date.", "Second example cut", "Телефон устарел, заменили.",
     "Vyměněn příklad s účtem.", REASON, "Nothing has changed, but the example of the lift is dated."],
)  # fmt: skip
def test_words_that_say_something(text: str) -> None:
    assert says_something(text)
