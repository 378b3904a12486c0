"""Letters: whatever a text says, paper can show, so that no book stops at a letter that its fonts do not have.

Phase: check.
"""

from collections.abc import Iterator
from itertools import islice

from rulebook.model.diagnostic import Diagnostic
from rulebook.model.library import Library
from rulebook.model.message import Message, say
from rulebook.model.names import letter_name
from rulebook.wording.letters import may_have_strange_letters, strange_letters
from rulebook.wording.passages import BODY, MOST, Passage, shown


def check_letters(library: Library) -> Iterator[Diagnostic]:
    """Every text that can be printed has no letter but those of the fonts of print; each is told of once."""
    for whole in shown(library):
        for passage in whole.passages if may_have_strange_letters(whole.text) else ():
            for start, letter in islice(strange_letters(passage.text, is_markdown=passage.where == BODY), MOST):
                yield passage.fault(start, "RB005", _message(passage, letter))


def _message(passage: Passage, letter: str) -> Message:
    return say(
        "{field}: print has no letter {letter}; say it in words or leave it out",
        field=passage.name,
        letter=letter_name(letter),
    )
