"""Which pages show something else than before: compares what they asked for with the answers of now.

Phase: rendering. Pure: whoever keeps a `Memory` decides when it is written down.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Set
from dataclasses import dataclass, field

from rulebook.model.languages import LANGUAGES, Language
from rulebook.model.watching import Question
from rulebook.rendering.pages import PageRenderer
from rulebook.rendering.questions import UNKNOWN, answer

Answers = dict[Question, str]
Views = Mapping[Language, PageRenderer]


@dataclass(frozen=True, slots=True)
class Made:
    """A page that was made: the digest of what stands around its content, and what it asked for."""

    frame: str
    asked: Set[Question]


@dataclass(frozen=True, slots=True)
class Asked:
    """Of one language: what each remembered piece asked for, and the answers to everything that was asked."""

    pieces: dict[Question, Set[Question]] = field(default_factory=dict)
    answers: Answers = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Memory:
    """All pages of a site by their addresses, and in each language what they asked for."""

    pages: dict[str, Made] = field(default_factory=dict)
    asked: dict[Language, Asked] = field(default_factory=lambda: {language: Asked() for language in LANGUAGES})


Concerned = Callable[[Collection[Question]], Iterable[Question]]


def changed_answers(memory: Memory, views: Views, concerned: Concerned) -> dict[Language, Answers]:
    """In each language the questions with another answer than before, with this answer.

    `concerned` chooses those that are worth asking. Pieces follow from other questions, and are asked last.
    """
    return {language: _changed(memory.asked[language], view, concerned) for language, view in views.items()}


def _changed(before: Asked, view: PageRenderer, concerned: Concerned) -> Answers:
    asked = [question for question in concerned(before.answers) if question[0] != "piece"]
    changed = dict(_differing(before, view, asked))
    pieces = [piece for piece, asked in before.pieces.items() if not asked.isdisjoint(changed)]
    return changed | dict(_differing(before, view, pieces))


def _differing(before: Asked, view: PageRenderer, questions: Iterable[Question]) -> Answers:
    found = ((question, answer(view, question)) for question in questions)
    return {question: now for question, now in found if now in (UNKNOWN,) or now != before.answers[question]}


def stale(memory: Memory, changed: Mapping[Language, Answers], frames: Mapping[str, str]) -> list[str]:
    """The addresses of the pages that must be made, in the order of the plan; `frames` has all that there are."""
    below = {str(language): new for language, new in changed.items()}
    return [url for url, frame in frames.items() if _is_stale(memory.pages.get(url), below.get(_root(url), {}), frame)]


def _root(url: str) -> str:
    """The folder in which a page's language stands."""
    return url.partition("/")[0]


def _is_stale(made: Made | None, changed: Answers, frame: str) -> bool:
    return made is None or made.frame != frame or not made.asked.isdisjoint(changed)


def remember(
    memory: Memory, views: Views, made: Mapping[str, Made], changed: Mapping[Language, Answers]
) -> dict[Language, frozenset[Question]]:
    """Take down what was made, and the answers on which it stands; the questions whose answers are new."""
    memory.pages.update(made)
    asked = memory.asked
    return {language: _remember(asked[language], view, made, changed[language]) for language, view in views.items()}


def _remember(known: Asked, view: PageRenderer, made: Mapping[str, Made], changed: Answers) -> frozenset[Question]:
    known.answers.update(changed)
    known.pieces.update(view.asked_by_pieces)
    own = (one.asked for url, one in made.items() if url.startswith(f"{view.language}/"))
    asked: frozenset[Question] = frozenset().union(*own, *view.asked_by_pieces.values())
    new = asked - known.answers.keys()
    at_hand = view.recorder.answers
    known.answers.update({question: at_hand.get(question) or answer(view, question) for question in new})
    return new | changed.keys() | view.asked_by_pieces.keys()
