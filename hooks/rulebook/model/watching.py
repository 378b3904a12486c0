"""Notes what is asked for while something is made, so that it can be made anew when an answer changes.

A question is a tuple of words: ``("record", "R29")``, ``("ids", "case")``. What is not there is asked for as well: an
unknown name in brackets may be a record tomorrow.

Phase: model. Anyone may import it.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Set
from contextlib import contextmanager
from dataclasses import dataclass, field, fields
from typing import Final, TypeVar, cast

from rulebook.model.handbooks import Handbook
from rulebook.model.library import AnyRecord, Library, Record
from rulebook.model.markers import Kind
from rulebook.model.records import Case, Guide, Rule

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

Question = tuple[str, ...]
Known = dict[K, tuple[V, frozenset[Question]]]
"""What is remembered, with all that was asked for while it was made."""


@dataclass(slots=True)
class Recorder:
    """What is being made right now, the innermost last, each with its questions so far.

    Who remembers nothing for a next time need not listen: what is made is the same, and nothing is noted. `answers` has
    those that were given in passing, since they were at hand; all others are asked for by whoever wants to know.
    """

    is_listening: bool = True
    answers: dict[Question, str] = field(default_factory=dict)
    _making: list[set[Question]] = field(default_factory=list)
    _same: dict[Question, Question] = field(default_factory=dict)

    def note(self, *question: str) -> None:
        """Note a question of what is being made; nothing where nobody listens."""
        if self._making:
            self._making[-1].add(question)

    def note_all(self, questions: Iterable[Question]) -> None:
        """Note many questions."""
        if self._making:
            self._making[-1].update(questions)

    @contextmanager
    def noting(self) -> Iterator[set[Question]]:
        """The questions of what is made meanwhile, which are not those of what is around it."""
        asked: set[Question] = set()
        if not self.is_listening:
            yield asked
            return
        self._making.append(asked)
        try:
            yield asked
        finally:
            self._making.pop()

    def remembered(self, known: "Known[K, V]", key: K, make: Callable[[], V]) -> V:
        """What is known under a key, or else made; its questions are noted each time that it is asked for."""
        if key not in known:
            with self.noting() as asked:
                value = make()
            known[key] = value, self.frozen(asked)
        found, questions = known[key]
        self.note_all(questions)
        return found

    def frozen(self, asked: Set[Question]) -> frozenset[Question]:
        """Questions, once all of them are asked; many ask the same, and one object takes less memory than many."""
        return frozenset(map(self._same.setdefault, asked, asked)) or NO_QUESTIONS


NO_QUESTIONS: Final[frozenset[Question]] = frozenset()
"""The same object for all pages of a build in which nobody listens."""


class Watched(Mapping[str, V]):
    """A mapping that notes what is looked up, and that its keys were counted or walked through."""

    def __init__(self, whole: Mapping[str, V], recorder: Recorder, one: Question, all_: Question) -> None:
        self._whole, self._recorder, self._one, self._all = whole, recorder, one, all_

    def __getitem__(self, key: str) -> V:
        self._recorder.note(*self._one, key)
        return self._whole[key]

    def __contains__(self, key: object) -> bool:
        self._recorder.note(*self._one, str(key))
        return key in self._whole

    def __iter__(self) -> Iterator[str]:
        self._recorder.note(*self._all)
        return iter(self._whole)

    def __len__(self) -> int:
        self._recorder.note(*self._all)
        return len(self._whole)


@dataclass(frozen=True)
class WatchedLibrary(Library):
    """A Library whose records are looked up under a recorder's eyes; the vocabulary is one thing for all pages."""

    whole: Library = field(default_factory=Library)
    recorder: Recorder = field(default_factory=Recorder)

    def of_kind(self, kind: Kind) -> Iterator[AnyRecord]:
        """The records of a kind, in the order of their ids."""
        return iter(self._of_kind(kind).values())

    @property
    def rules(self) -> Mapping[str, Record[Rule]]:  # type: ignore[override]
        return cast(Mapping[str, Record[Rule]], self._of_kind("rule"))

    @property
    def guides(self) -> Mapping[str, Record[Guide]]:  # type: ignore[override]
        return cast(Mapping[str, Record[Guide]], self._of_kind("guide"))

    @property
    def cases(self) -> Mapping[str, Record[Case]]:  # type: ignore[override]
        return cast(Mapping[str, Record[Case]], self._of_kind("case"))

    @property
    def handbooks(self) -> Mapping[str, Record[Handbook]]:  # type: ignore[override]
        return cast(Mapping[str, Record[Handbook]], self._of_kind("handbook"))

    def _of_kind(self, kind: Kind) -> Mapping[str, AnyRecord]:
        found: dict[Kind, Mapping[str, AnyRecord]] = {
            "rule": self.whole.rules,
            "guide": self.whole.guides,
            "case": self.whole.cases,
            "handbook": self.whole.handbooks,
        }
        return Watched(found[kind], self.recorder, ("record",), ("ids", kind))


def watched(library: Library, recorder: Recorder) -> WatchedLibrary:
    """A Library that tells a recorder what is looked up in it."""
    own = {one.name: getattr(library, one.name) for one in fields(Library) if one.name != "records"}
    records = Watched(library.records, recorder, ("record",), ("ids",))
    return WatchedLibrary(records=records, **own, whole=library, recorder=recorder)
