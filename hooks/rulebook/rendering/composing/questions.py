"""The fields of a case as questions of a form: label, hint, control and choices, in the words of a language.

Phase: rendering. The template `compose.html` draws them. The model says what is asked and how; only which questions
stand together is said here, and a field that nobody has placed stands in the last section.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final, Literal

from rulebook.collation import sort_key
from rulebook.model.languages import Language
from rulebook.model.library import Library
from rulebook.model.markers import ProseMarker
from rulebook.model.records import Case
from rulebook.rendering.composing.fieldwords import composer_hints, composer_names, status_names
from rulebook.rendering.composing.shapes import Shape, shapes
from rulebook.rendering.interface import Interface

Control = Literal["text", "area", "lines", "select", "radios", "ticks", "seek", "seek-many", "date", "record", "list"]
Choices = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
"""Groups of choices, each with its name (empty for those that stand alone) and its (key, label)."""

SECTIONS: Final = {
    "happened": (
        *("title", "summary", "kind", "basis", "confidence", "incident", "customer", "occurred", "country"),
        *("industry", "touchpoint", "relationship", "severity", "first_failure", "feeling", "detected_by"),
    ),
    "moments": ("moments",),
    "rules": ("rules",),
    "recovery": ("recovery", "verdicts", "roi"),
    "stars": ("stars",),
    "back": ("went_well", "missing", "lucky", "causes", "actions"),
    "text": (),
    "sources": ("sources",),
    "found": ("tags", "related", "claims", "aliases"),
    "editors": (),
}
"""Which fields stand together; the text has the sections of the body, the last one all that is left."""

MORE: Final = frozenset(
    {
        *("relationship", "severity", "first_failure", "feeling", "detected_by", "verdicts", "roi"),
        *("lucky", "actions"),
        *("recovery.first_response", "recovery.extra", "recovery.follow_up", "recovery.authority"),
    }
)
"""What a short case does without: behind “More detail” of its section, or of its record."""

MOST_RADIOS: Final = 5
MOST_TICKS: Final = 12
LONG: Final = frozenset({"summary", "moments.what", "rules.why", "reviewed.finding", "sources.supports"})
"""Texts that want more than one line to write on; prose further in has it anyway."""

_LITERALS: Final = {"value": "values", "how": "hows"}
"""Groups of the taxonomy whose words the model spells out itself."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked for one field, or for the fields inside it."""

    path: str
    key: str
    control: Control
    required: bool
    label: str
    hint: str
    choices: Choices
    explained: tuple[tuple[str, str], ...]
    inner: tuple["Question", ...]

    @property
    def is_more(self) -> bool:
        """Whether a short case does without."""
        return self.path in MORE


@dataclass(frozen=True)
class Questions:
    """The form of a case in a language."""

    library: Library
    interface: Interface

    @cached_property
    def sections(self) -> dict[str, tuple[Question, ...]]:
        """The questions of each section of the form."""
        every = {shape.path: shape for shape in shapes(Case)}
        placed = {path for paths in SECTIONS.values() for path in paths}
        rest = tuple(path for path in every if path not in placed)
        return {
            section: tuple(self._question(every[path]) for path in (rest if section == "editors" else paths))
            for section, paths in SECTIONS.items()
        }

    @cached_property
    def _names(self) -> Mapping[str, str]:
        return composer_names(self.interface)

    @cached_property
    def _hints(self) -> Mapping[str, str]:
        return composer_hints(self.interface)

    def _question(self, shape: Shape, optional: bool = False) -> Question:
        """A field's question; inside an `optional` record nothing must be answered, unless something is."""
        choices = tuple(self._choices(shape))
        control = _control(shape, choices, optional)
        within = not shape.field.many and (optional or not shape.required)
        return Question(
            path=shape.path,
            key=shape.field.key,
            control=control,
            required=shape.required and not optional,
            label=self._names[shape.path],
            hint=self._hints.get(shape.path, ""),
            choices=choices,
            explained=tuple(self._explained(shape)) if control == "radios" else (),
            inner=tuple(self._question(one, within) for one in shape.inner),
        )

    def _choices(self, shape: Shape) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
        words = self.interface.words
        if shape.path == "country":
            yield "", self._countries
        elif shape.base is bool:
            yield "", (("true", words("Yes")), ("false", words("No")))
        elif shape.literal or shape.groups:
            yield from self._words(shape)
        elif shape.low is not None and shape.high is not None:
            yield "", tuple((str(number), str(number)) for number in range(shape.low, shape.high + 1))

    def _words(self, shape: Shape) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
        """The words of the taxonomy; those below another (``failure/slow``) in a group of its name."""
        names = status_names(self.interface)
        groups = shape.groups or (_LITERALS.get(shape.field.name, ""),)
        keys = list(shape.literal or self.library.taxonomy.keys(*groups))
        above = {key.partition("/")[0] for key in keys if "/" in key}
        alone = [
            (key, names.get(key) or self._label(key, groups)) for key in keys if key not in above and "/" not in key
        ]
        if len(alone) > MOST_TICKS:
            alone.sort(key=lambda word: sort_key(word[1], self._language))
        for head in sorted(above, key=keys.index):
            inside = (key for key in keys if key == head or key.startswith(f"{head}/"))
            yield self._label(head, groups), tuple((key, self._label(key, groups)) for key in inside)
        if alone:
            yield "", tuple(alone)

    def _explained(self, shape: Shape) -> Iterator[tuple[str, str]]:
        """The words of a field with what the taxonomy says of them; an item of a list would say it again and again."""
        taxonomy = self.library.taxonomy
        for key in taxonomy.keys(*shape.groups) if "." not in shape.path else ():
            word = taxonomy.label(key, self._language, *shape.groups)
            if word.description:
                yield word.label, word.description

    @property
    def _language(self) -> Language:
        return self.interface.language

    def _label(self, key: str, groups: tuple[str, ...]) -> str:
        return self.library.taxonomy.label(key, self._language, *groups).label

    @property
    def _countries(self) -> tuple[tuple[str, str], ...]:
        """Every country by its ISO 3166 code."""
        territories = self.interface.locale.territories
        found = [
            (code, str(name)) for code, name in territories.items() if code.isalpha() and code not in _NO_COUNTRIES
        ]
        return tuple(sorted(found, key=lambda country: sort_key(country[1], self._language)))


_NO_COUNTRIES: Final = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})
"""Codes of two letters that the CLDR has for other things than countries."""


def _control(shape: Shape, choices: Choices, optional: bool) -> Control:
    field, count = shape.field, sum(len(group) for _, group in choices)
    if field.record:
        return "list" if field.many else "record"
    if field.many:
        return "ticks" if 0 < count <= MOST_TICKS else "seek-many" if count or shape.kinds else "lines"
    if choices:
        few = count <= MOST_RADIOS and not any(name for name, _ in choices)
        return "radios" if few and shape.required and not optional else "select"
    if shape.kinds:
        return "seek"
    if shape.base is date:
        return "date"
    further_in = "." in shape.path and field.has(ProseMarker) and shape.path != "sources.title"
    return "area" if shape.path in LONG or further_in else "text"
