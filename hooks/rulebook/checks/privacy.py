"""Privacy: no text names a private person, or says how to reach, charge or identify one.

Phase: check.
"""

from collections.abc import Iterator
from itertools import islice
from typing import Final

from rulebook.model.diagnostic import Diagnostic
from rulebook.model.languages import LANGUAGES
from rulebook.model.library import Library
from rulebook.model.message import Message, say
from rulebook.wording.contacts import Kind, contacts, may_have_contacts
from rulebook.wording.passages import MOST, Judge, Passage
from rulebook.wording.people import may_name_people, people
from rulebook.wording.proper import names_pattern
from rulebook.wording.sentences import Span

KINDS: Final[dict[Kind, Message]] = {
    "mail": say("an e-mail address"),
    "phone": say("a phone number"),
    "card": say("the number of a payment card"),
    "account": say("the number of a bank account"),
    "person": say("a number by which the state knows a person"),
}

_SHOWN = 4
"""So many signs of a number a message repeats: what is private must not travel on in reports."""


def judge_contacts(library: Library) -> Judge:
    """No text holds a phone number, an e-mail address, or the number of a card, an account or a person."""

    def faults(passage: Passage) -> Iterator[Diagnostic]:
        for contact in islice(contacts(passage.text), MOST):
            found = f"{contact.span.of(passage.text)[:_SHOWN]}…"
            message = say(
                "{field}: {found} looks like {kind}; take it out, or use one reserved for examples (valid: {valid})",
                field=passage.name,
                found=found,
                kind=KINDS[contact.kind],
                valid="name@example.com, 555-0123",
            )
            yield passage.fault(contact.span.start, "RB071", message)

    return Judge(lambda whole: may_have_contacts(whole.text), faults)


def judge_people(library: Library) -> Judge:
    """No text names a private person: roles only."""
    allowed = {language: names_pattern(library.house.allowed_names, language) for language in LANGUAGES}

    def faults(passage: Passage) -> Iterator[Diagnostic]:
        if spans := _merged(islice(people(passage.text, passage.language), MOST)):
            pattern = allowed[passage.language]
            fine = [Span(*found.span()) for found in pattern.finditer(passage.text)] if pattern else []
            for span in spans:
                if not any(one.start < span.end and span.start < one.end for one in fine):
                    yield passage.fault(span.start, "RB072", _named(passage, span))

    return Judge(lambda whole: may_name_people(whole.text, whole.language), faults)


def _merged(spans: Iterator[Span]) -> list[Span]:
    """Spans in their order; those that overlap as one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _named(passage: Passage, span: Span) -> Message:
    return say(
        "{field}: {found} looks like a person’s name; name the role instead,"
        " or if it is no private person add it to allowed_names in {file}",
        field=passage.name,
        found=repr(" ".join(span.of(passage.text).split())),
        file="docs/vocabulary/house.yml",
    )
