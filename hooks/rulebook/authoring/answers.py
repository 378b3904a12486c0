"""The answers to a form of an issue: Markdown that anybody may have written -> the text under each question.

Phase: authoring. Pure. Nothing of it is trusted: it is bounded, cleaned of what nobody can see, and never run.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from rulebook.description.forms import Form, Question
from rulebook.model.languages import LANGUAGES, Language
from rulebook.model.message import Message, say

LONGEST: Final = 60_000
"""Characters; code hosts allow a little more."""

_NO_ANSWER: Final = "_No response_"


class NoAnswersError(ValueError):
    """A text that is no filled-in form; `message` says why."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers of one person, in one language; a question that was not answered is left out."""

    language: Language
    texts: Mapping[str, str]

    def line(self, id: str) -> str:
        """An answer as one line."""
        return " ".join(self.texts.get(id, "").split())

    def lines(self, id: str) -> Iterator[str]:
        """The lines of an answer that say something, without the hyphens of a list."""
        lines = (" ".join(line.split()).removeprefix("- ") for line in self.texts.get(id, "").splitlines())
        return (line for line in lines if line)


def answers(form: Form, body: str) -> Answers:
    """Read a filled-in form; NoAnswersError if it is none, or too long."""
    if len(body) > LONGEST:
        raise NoAnswersError(
            say("the text has {count} characters; at most {most} are read", count=len(body), most=LONGEST)
        )
    lines = visible(body).split("\n")
    language = max(LANGUAGES, key=lambda one: len(_headings(form, lines, one)))
    if not (headings := _headings(form, lines, language)):
        raise NoAnswersError(say("none of the questions of the form is in this text"))
    return Answers(language, dict(_answered(lines, headings)))


def visible(text: str) -> str:
    """A text in its normal form, without characters that cannot be seen; lines end with a line feed."""
    lines = re.split("\r\n|[\r\n\x85\u2028\u2029]", unicodedata.normalize("NFC", text))
    return "\n".join("".join(letter for letter in line.replace("\t", " ") if _is_visible(letter)) for line in lines)


def _is_visible(letter: str) -> bool:
    return not unicodedata.category(letter).startswith("C")


def _headings(form: Form, lines: list[str], language: Language) -> dict[int, Question]:
    """The lines on which questions stand, in the order of the form: a heading within an answer is none of them."""
    waiting, found = list(form.questions), dict[int, Question]()
    for number, line in enumerate(lines):
        asked = next((one for one in waiting if line.strip() == f"### {one.label[language]}"), None)
        if asked:
            found[number] = asked
            del waiting[: waiting.index(asked) + 1]
    return found


def _answered(lines: list[str], headings: dict[int, Question]) -> Iterator[tuple[str, str]]:
    starts = [*headings, len(lines)]
    for start, end in pairwise(starts):
        text = _without_comments("\n".join(lines[start + 1 : end])).strip()
        if text and text != _NO_ANSWER:
            yield headings[start].id, text


def _without_comments(text: str) -> str:
    """A text without the hints of a template; part by part, because a pattern would take the square of its time."""
    first, *others = text.split("<!--")
    return first + "".join(part.partition("-->")[2] if "-->" in part else f"<!--{part}" for part in others)
