"""Bodies: the sections of each kind, no raw HTML, and a length that fits the card.

Phase: check.
"""

import re
from collections.abc import Iterator
from typing import Final

from rulebook.model.code import mask_code
from rulebook.model.diagnostic import Diagnostic
from rulebook.model.languages import Language
from rulebook.model.library import AnyRecord, Library
from rulebook.model.message import Message, Value, say
from rulebook.model.records import Rule

SECTIONS: Final = {"rule": "rule_sections", "case": "case_sections"}
"""For each kind the group of the taxonomy whose labels are its headings, in their order."""

CARD_LETTERS: Final = 2_600
"""Characters of do, don't, wording, bend and body together that fit one A5 page at 9.5 pt."""

_IMAGE = re.compile(r"(?<!\\)!\[(?:[^\[\]\n]|\[[^\[\]\n]*+\])*+\](?:\((?:[^()\n]|\([^()\n]*+\))*+\)|\[[^\[\]\n]*+\])?")
_HEADING = re.compile(r"^## +(.+?) *#*$", re.M)
_HTML = re.compile(r"<(?:/?[A-Za-z](?:[^<>\n]|\n(?!\n))*+>|!--|!|\?)")
_ALLOWED = re.compile(r"<(?:(?<=^<)!-- pause: .+? -->$|(?:https?://|mailto:)[^<>\s]+>|[^<>@\s]+@[^<>\s]+>)", re.M)
"""What looks like HTML and is Markdown: a pause on a line of its own, and an address in angle brackets."""

_OURS = re.compile(r"<!-- (pause|allow)\b")
"""Comments that mean something to us; those that silence are no longer in a body, if they are right."""


def check_sections(library: Library) -> Iterator[Diagnostic]:
    """A rule and a case have their sections, in their order, in the words of the taxonomy; none is empty."""
    for record in library.records.values():
        for language in record.languages():
            yield from _sections(library, record, language)


def _sections(library: Library, record: AnyRecord, language: Language) -> Iterator[Diagnostic]:
    body, document = record.texts[language].body, record.documents[language]
    if not body.strip():
        yield document.body_fault(1, 1, "RB051", say("the text below the front matter is empty"))
        return
    group = SECTIONS.get(record.kind, "")
    expected = [library.taxonomy.label(key, language, group).label for key in library.taxonomy.keys(group)]
    headings = list(_HEADING.finditer(mask_code(body)))
    found = [heading[1] for heading in headings]
    if expected and found != expected:
        line = next((_line(body, heading.start()) for heading in headings if heading[1] not in expected), 1)
        yield document.body_fault(line, 1, "RB050", _other_headings(found, expected))
    for heading, end in zip(headings, [*(after.start() for after in headings[1:]), None], strict=False):
        if not body[heading.end() : end].strip():
            message = say("the section {heading} is empty", heading=repr(heading[1]))
            yield document.body_fault(_line(body, heading.start()), 1, "RB051", message)


def _line(body: str, index: int) -> int:
    return body.count("\n", 0, index) + 1


def _other_headings(found: list[str], expected: list[str]) -> Message:
    return say("the headings are: {found}; they must be: {valid}", found=_listed(found), valid=_listed(expected))


def _listed(headings: list[str]) -> Value:
    return tuple(f"## {heading}" for heading in headings) or say("none")


def check_raw_html(library: Library) -> Iterator[Diagnostic]:
    """Texts are Markdown alone; the site would show raw HTML as text."""
    for record in library.records.values():
        for language, document in record.documents.items():
            body = _ALLOWED.sub(lambda match: " " * len(match[0]), mask_code(record.texts[language].body))
            for match in _HTML.finditer(body):
                column = match.start() - body.rfind("\n", 0, match.start())
                message = _raw(match[0], _OURS.match(body, match.start()))
                yield document.body_fault(_line(body, match.start()), column, "RB052", message)


_OWN_LINES = {
    "pause": say("a pause stands on a line of its own, as <!-- pause: What would you do now? -->"),
    "allow": say("a silencing stands on a line of its own, as <!-- allow RB071: why -->"),
}


def _raw(found: str, ours: re.Match[str] | None) -> Message:
    if ours:
        return _OWN_LINES[ours[1]]
    return say("{found} is raw HTML; write Markdown, or put it in `backticks` to show it", found=repr(found))


def check_images(library: Library) -> Iterator[Diagnostic]:
    """Texts have no images: a card must say the same on paper, on a phone and to a blind reader."""
    for record in library.records.values():
        for language, document in record.documents.items():
            body = record.texts[language].body
            for match in _IMAGE.finditer(mask_code(body)) if "![" in body else ():
                column = match.start() - body.rfind("\n", 0, match.start())
                yield document.body_fault(_line(body, match.start()), column, "RB054", _image(match[0]))


def _image(found: str) -> Message:
    return say("{found} is an image, which the site does not show; tell in words what it shows", found=repr(found))


def check_card_length(library: Library) -> Iterator[Diagnostic]:
    """A rule fits one A5 page in every language."""
    for record in library.rules.values():
        for language, rule in record.texts.items():
            letters = sum(map(len, _card_texts(rule)))
            if letters > CARD_LETTERS:
                yield record.documents[language].body_fault(1, 1, "RB053", _too_long(letters))


def _too_long(letters: int) -> Message:
    return say("the card has {count} characters; {most} fit an A5 page", count=letters, most=CARD_LETTERS)


def _card_texts(rule: Rule) -> Iterator[str]:
    yield from (*rule.do, *rule.dont, rule.bend.when, rule.bend.limit, rule.body)
    for wording in rule.say:
        yield from (wording.instead_of, wording.say)
