"""Questions as a file lists them: each has a number, and what a page asked for is a line of numbers.

Phase: bridge.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Set
from itertools import count
from typing import cast

from rulebook.model.languages import LANGUAGES, Language
from rulebook.model.watching import Question

Numbers = dict[Question, int]


def numbered(first: int) -> dict[Language, Numbers]:
    """In each language the numbers of its questions: one that has none is given the next, from the first on."""
    numbers = count(first)
    return {language: defaultdict(lambda: next(numbers)) for language in LANGUAGES}


class Listed(Set[Question]):
    """Questions as they are listed: whether one is among them can be told without taking the list apart."""

    __slots__ = ("_numbers", "line")

    def __init__(self, line: str, numbers: Numbers) -> None:
        self.line, self._numbers = line, numbers

    def __contains__(self, question: object) -> bool:
        number = self._numbers.get(cast(Question, question))
        return number is not None and f" {number} " in f" {self.line} "

    def __iter__(self) -> Iterator[Question]:
        mine = set(map(int, self.line.split()))
        return (question for question, number in self._numbers.items() if number in mine)

    def __len__(self) -> int:
        return len(self.line.split())


def listed(questions: Set[Question], numbers: Numbers) -> str:
    """The line of some questions."""
    return questions.line if isinstance(questions, Listed) else " ".join([str(numbers[one]) for one in questions])


def written(question: Question) -> str:
    """A question on lines; as JSON, which is read far more slowly, where a word has lines itself."""
    text = "\n".join(question)
    return text if read(text) == question else json.dumps(question)


def read(text: str) -> Question:
    """A question that was written."""
    return tuple(json.loads(text)) if text.startswith("[") else tuple(text.split("\n"))
