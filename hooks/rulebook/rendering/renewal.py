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
    """Of one language: what each remembered piece asked for, and the answers to everything that was asked, by the
    subjects of the questions."""

    pieces: dict[Question, Set[Question]] = field(default_factory=dict)
    answers: dict[str, Answers] = field(default_factory=dict)

    def note(self, answers: Iterable[tuple[Question, str]]) -> None:
        """Note the digests of answers."""
        for question, digest in answers:
            self.answers.setdefault(question[0], {})[question] = digest

    def answer(self, question: Question) -> str | None:
        """The digest of the last answer to a question, if it was asked."""
        return self.answers.get(question[0], {}).get(question)


@dataclass(frozen=True, slots=True)
class Memory:
    """All pages of a site by their addresses, and in each language what they asked for."""

    pages: dict[str, Made] = field(default_factory=dict)
    asked: dict[Language, Asked] = field(default_factory=lambda: {language: Asked() for language in LANGUAGES})


Concerned = Callable[[Mapping[str, Collection[Question]]], Iterable[Question]]


def changed_answers(memory: Memory, views: Views, concerned: Concerned) -> dict[Language, Answers]:
    """In each language the questions with another answer than before, with this answer.

    `concerned` chooses those that are worth asking. Pieces follow from other questions, and are asked last.
    """
    return {language: _changed(memory.asked[language], view, concerned) for language, view in views.items()}


def _changed(before: Asked, view: PageRenderer, concerned: Concerned) -> Answers:
    apart = {subject: asked for subject, asked in before.answers.items() if subject != "piece"}
    changed = _differing(before, view, concerned(apart))
    return changed | _differing(before, view, _concerned_pieces(before, frozenset(changed)))


def _concerned_pieces(before: Asked, changed: frozenset[Question]) -> list[Question]:
    return [piece for piece, asked in before.pieces.items() if not asked.isdisjoint(changed)] if changed else []


def _differing(before: Asked, view: PageRenderer, questions: Iterable[Question]) -> Answers:
    found = ((question, answer(view, question)) for question in questions)
    return {question: now for question, now in found if now in (UNKNOWN,) or now != before.answer(question)}


def stale(memory: Memory, changed: Mapping[Language, Answers], frames: Mapping[str, str]) -> list[str]:
    """The addresses of the pages that must be made, in the order of the plan; `frames` has all that there are."""
    below = {str(language): frozenset(new) for language, new in changed.items()}
    none: frozenset[Question] = frozenset()
    return [
        url for url, frame in frames.items() if _is_stale(memory.pages.get(url), below.get(_root(url), none), frame)
    ]


def _root(url: str) -> str:
    """The folder in which a page's language stands."""
    return url.partition("/")[0]


def _is_stale(made: Made | None, changed: frozenset[Question], frame: str) -> bool:
    return made is None or made.frame != frame or bool(changed and not made.asked.isdisjoint(changed))


def remember(
    memory: Memory, views: Views, made: Mapping[str, Made], changed: Mapping[Language, Answers]
) -> dict[Language, frozenset[Question]]:
    """Take down what was made, and the answers on which it stands; the questions whose answers are new."""
    memory.pages.update(made)
    asked = memory.asked
    return {language: _remember(asked[language], view, made, changed[language]) for language, view in views.items()}


def _remember(known: Asked, view: PageRenderer, made: Mapping[str, Made], changed: Answers) -> frozenset[Question]:
    known.note(changed.items())
    known.pieces.update(view.asked_by_pieces)
    own = (one.asked for url, one in made.items() if url.startswith(f"{view.language}/"))
    asked: frozenset[Question] = frozenset().union(*own, *view.asked_by_pieces.values())
    new = frozenset(question for question in asked if known.answer(question) is None)
    at_hand = view.recorder.answers
    known.note((question, at_hand.get(question) or answer(view, question)) for question in new)
    touched = new | changed.keys() | view.asked_by_pieces.keys()
    return frozenset(question for question in touched if known.answer(question) is not None)
