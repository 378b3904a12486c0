"""What the composer's scripts know: the model's fields, the words, what may be referred to, the messages.

Phase: rendering. It stands in the page as JSON, which no browser runs. The scripts say their messages in English, as
Python does; the translations of exactly these are read from the catalogues.
"""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

from markupsafe import Markup

from rulebook.model.languages import LANGUAGES
from rulebook.model.lengths import UNITS
from rulebook.model.library import AnyRecord, Library
from rulebook.model.records import Case
from rulebook.rendering.composing.patterns import LIMITS, patterns
from rulebook.rendering.composing.shapes import Shape, shapes
from rulebook.rendering.interface import Interface
from rulebook.rendering.markdown import title_of
from rulebook.rendering.proposals import Proposals
from rulebook.rendering.timeline import timeline

SCRIPTS: Final = Path(__file__).parents[3] / "theme/assets/javascripts"
PATTERN: Final = "compose-*.js"

_SAID = re.compile(r'\b(?:say|words)\(\s*("(?:[^"\\]|\\.)*")')

Json = dict[str, Any]


@cache
def messages() -> tuple[str, ...]:
    """Every text that the composer's scripts say, in English."""
    sources = (path.read_text(encoding="utf-8") for path in sorted(SCRIPTS.glob(PATTERN)))
    return tuple(dict.fromkeys(json.loads(found) for source in sources for found in _SAID.findall(source)))


@dataclass(frozen=True)
class Knowledge:
    """What the scripts are told in a language."""

    library: Library
    interface: Interface
    today: date
    proposals: Proposals | None

    def embedded(self) -> Markup:
        """The JSON, safe inside a script element."""
        text = json.dumps(self.values(), ensure_ascii=False, separators=(",", ":"))
        return Markup(text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"))  # noqa: S704

    def values(self) -> Json:
        """Everything, as plain values."""
        language, taxonomy = self.interface.language, self.library.taxonomy
        sections = taxonomy.keys("case_sections")
        return {
            "language": language,
            "languages": LANGUAGES,
            "today": self.today.isoformat(),
            "fields": [_field(shape, self.interface.words) for shape in shapes(Case)],
            "words": {group: self._labels(group) for group in sorted(_groups(shapes(Case)))},
            "values": self._labels("values"),
            "sides": self._labels("sides"),
            "sections": {key: taxonomy.label(key, language, "case_sections").label for key in sections},
            "records": [self._record(record) for record in self.library.records.values()],
            "aliases": self._aliases(),
            "terms": [[id, term.text(language).term] for id, term in self.library.terms.items()],
            "claims": [[id, claim.text(language).claim] for id, claim in self.library.claims.items()],
            "messages": {text: said for text in messages() if (said := self.interface.words(text)) != text},
            "proposals": self.proposals and self.proposals.values(),
            "patterns": patterns(),
            "limits": LIMITS,
            "units": UNITS,
            "timeline": _geometry(),
        }

    def _labels(self, group: str) -> dict[str, str]:
        taxonomy = self.library.taxonomy
        return {key: taxonomy.label(key, self.interface.language, group).label for key in taxonomy.keys(group)}

    def _aliases(self) -> dict[str, tuple[str, ...]]:
        """What else the rules are called in the language; only where they are called something else."""
        language, rules = self.interface.language, self.library.rules
        return {id: said for id, rule in rules.items() if (said := rule.text(language).aliases)}

    def _record(self, record: AnyRecord) -> list[str]:
        """Id, kind, title, the source's path, and old addresses."""
        title = title_of(self.library, record.id, self.interface.language).removeprefix(f"{record.id} ")
        return [record.id, record.kind, title, record.document.path, *record.entry.redirect_from]


def _field(shape: Shape, words: Callable[[str], str]) -> Json:
    """A field as the scripts check it; what does not apply is left out."""
    form = shape.form
    found: Json = {
        "key": shape.field.key,
        "required": shape.required,
        "many": shape.field.many,
        "literal": shape.literal,
        "groups": shape.groups,
        "kinds": shape.kinds,
        "type": shape.base.__name__ if shape.base in (bool, int, date) else "",
        "low": shape.low,
        "high": shape.high,
        "says": shape.says,
        "form": form.parse.__name__ if form else "",
        "valid": form.valid.text(words) if form else "",
        "inner": [_field(one, words) for one in shape.inner],
    }
    return {name: value for name, value in found.items() if value or value == 0}


def _groups(found: Iterator[Shape]) -> set[str]:
    return {group for shape in found for group in (*shape.groups, *_groups(iter(shape.inner)))}


def _geometry() -> Json:
    """The measures of the timeline's drawing, taken from drawings of it."""
    one, two = timeline(("magic",)), timeline(("magic", "misery"))
    return {
        "first": one.points[0].x,
        "step": two.points[1].x - two.points[0].x,
        "base": one.base,
        "rise": one.base - one.points[0].y,
        "height": one.height,
    }
