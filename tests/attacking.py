"""Hostile records: a payload in every field that the model has, and files with everything else that was thought of.

The fields are found by a walk over the model, so that a new one is attacked as soon as it is there. What stands in
tests/attacks/*.yml are payloads and texts with what is expected of each: that it is refused, with its code and line, or
that it is harmless on the site, as tests/browser shows.
"""

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from itertools import cycle, islice
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import yaml

from builders import GROUPS, Project, body, label, markdown
from rulebook.model.handbooks import Handbook, parse_edition
from rulebook.model.languages import LANGUAGES, Language
from rulebook.model.markers import Field, FieldPath, Form, KeyMarker, Ref, Word, fields_of
from rulebook.model.records import Case, Entry, Guide, Rule
from rulebook.model.times import parse_at, parse_duration, parse_every, parse_period
from rulebook.model.vocabulary import Claim, Label, Term
from rulebook.schema.records import FILE_FIELDS
from rulebook.schema.translation import prose_fields

ATTACKS = Path(__file__).parent / "attacks"
KINDS: dict[str, type[Entry]] = {"rule": Rule, "guide": Guide, "case": Case, "handbook": Handbook}

LEFT_OUT = {"superseded_by", "redirect_from", "related"}
"""What would make a good record point elsewhere; attacked all the same."""

_FORMS = {
    parse_duration: "5 min",
    parse_period: "2013-05",
    parse_at: "5 min",
    parse_edition: "2026.1",
    parse_every: "1 year",
}
_IDS = {"rule": "R01", "guide": "good-guide", "case": "good-case", "claim": "good-claim", "handbook": "good-book"}
_URL = "https://example.org/"


def payloads() -> list[str]:
    """The texts that stand in fields; each calls `pwned`, or says it in a place that a browser would follow."""
    found: list[str] = yaml.safe_load((ATTACKS / "payloads.yml").read_text(encoding="utf-8"))
    return found


@dataclass(frozen=True)
class Attack:
    """A text and what is expected of it: a code and the line, or nothing if it is harmless."""

    name: str
    text: str
    code: str = ""
    line: int = 0


def attacks(table: str) -> list[Attack]:
    """The attacks of a table: ``name: {text: …, refused: RB013, line: 3}``, or without the last two."""
    found = yaml.safe_load((ATTACKS / f"{table}.yml").read_text(encoding="utf-8"))
    return [Attack(name, one["text"], one.get("refused", ""), one.get("line", 0)) for name, one in found.items()]


@dataclass(frozen=True)
class Place:
    """A field of a record type: where it stands, and the code with which a text that it cannot hold is refused."""

    kind: str
    path: FieldPath
    code: str = ""


def places(kind: str, record: type[Any], path: FieldPath = ()) -> Iterator[Place]:
    """Every field of a record type down to its last value."""
    for field in fields_of(record):
        here: FieldPath = (*path, field.key, 0) if field.many else (*path, field.key)
        if not path and field.key in FILE_FIELDS:
            yield Place(kind, here, "RB020")
        elif field.record:
            yield from places(kind, field.record, here)
        else:
            yield Place(kind, here, _refusal(record, field))


def _refusal(record: type[Any], field: Field) -> str:
    """The code for a text that is none of those which a field can hold; empty where it holds any."""
    if field.has(Word):
        return "RB023"
    if field.has(Ref):
        return "RB030"
    if field.has(Form) or _base(record, field) is not str or field.key == "redirect_from":
        return "RB022"
    return "RB032" if field.key == "url" else ""


def _base(record: type[Any], field: Field) -> Any:
    """The type of a value, without what stands around it; a choice of words is its first one."""
    hint = get_type_hints(record, include_extras=True)[field.name]
    while (origin := get_origin(hint)) is not None:
        arguments = [argument for argument in get_args(hint) if argument is not type(None)]
        hint = hint.__origin__ if origin is Annotated else arguments[0]
        if origin not in (Annotated, tuple, Union, UnionType, Literal):
            break
    return hint


def whole(record: type[Any], top: bool = True) -> dict[str, Any]:
    """A record of a type with something valid in every field."""
    kept = (field for field in fields_of(record) if not (top and field.key in {*FILE_FIELDS, *LEFT_OUT}))
    return {field.key: [_valid(record, field)] if field.many else _valid(record, field) for field in kept}


def _valid(record: type[Any], field: Field) -> Any:
    if field.record:
        return whole(field.record, top=False)
    for marker in field.markers:
        if isinstance(marker, Word):
            return GROUPS[marker.groups[0]].split()[0]
        if isinstance(marker, Ref):
            return _IDS[marker.kinds[0]]
        if isinstance(marker, Form):
            return _FORMS[marker.parse]  # type: ignore[index]
    base = _base(record, field)
    if isinstance(base, str):
        return base
    return _URL if field.key == "url" else {str: "Text", date: "2026-01-05", bool: "true", int: "3"}[base]


def with_text(fields: Mapping[str, Any], path: FieldPath, text: str) -> dict[str, Any]:
    """The fields with a text at a place."""
    changed: Any = deepcopy(dict(fields))
    inner = changed
    for step in path[:-1]:
        inner = inner[step] if not isinstance(inner, dict) else inner.setdefault(step, [None])
    inner[path[-1]] = text
    return dict(changed)


def hostile(record: type[Any], texts: Iterator[str]) -> dict[str, Any]:
    """A record of a type with the next payload in every field that holds any text."""
    found = whole(record)
    for place in places("", record):
        if not place.code and place.path[0] not in LEFT_OUT:
            found = with_text(found, place.path, next(texts))
    return found


def translation(record: type[Any], source: Mapping[str, Any], texts: Iterator[str]) -> dict[str, Any]:
    """The prose of a record in the shape of a translation, with the next payload in every text."""
    found: dict[str, Any] = {}
    for field in prose_fields(record):
        if field.key not in FILE_FIELDS and field.key in source:
            values = source[field.key] if field.many else [source[field.key]]
            items = [_translated(field, value, texts) for value in values]
            key = next((one.key for one in fields_of(field.record) if one.has(KeyMarker)), "") if field.record else ""
            keyed = {value[key]: item for value, item in zip(values, items, strict=True)} if key else items
            found[field.key] = keyed if field.many else items[0]
    return found


def _translated(field: Field, value: Any, texts: Iterator[str]) -> Any:
    if not field.record:
        return next(texts)
    inner = translation(field.record, value, texts)
    return next(iter(inner.values())) if len(inner) == 1 else inner


def good_project(root: Path) -> Project:
    """A project with one good record of each kind, which the hostile ones name."""
    project = Project(root)
    project.taxonomy()
    project.claim("good-claim")
    project.term("good-term", "ham sandwich")
    project.rule("R01")
    project.guide("good-guide")
    project.case("good-case")
    project.handbook("good-book")
    return project


def write_hostile(project: Project, count: int, texts: Sequence[str] = ()) -> None:
    """Add records of every kind, each with other payloads in its fields, with a translation; and a vocabulary."""
    texts = texts or payloads()
    for number in range(count):
        offset = number * len(texts) // count
        for kind, record in KINDS.items():
            source = hostile(record, islice(cycle(texts), offset, None))
            _write(project, kind, number, "en", source)
            state = {"translation": {"of": "00000000", "status": "machine"}}
            prose = translation(record, source, islice(cycle(texts), offset + 1, None))
            _write(project, kind, number, "cs", {**state, **prose})
    write_vocabulary(project, texts, words=8 * count)


def _write(project: Project, kind: str, number: int, language: Language, fields: Mapping[str, Any]) -> None:
    name = f"R{number + 2:02}-hostile" if kind == "rule" else f"hostile-{kind}-{number}"
    folder = "cases" if kind == "case" else f"docs/{kind}s"
    project.write(f"{folder}/{name}.{language}.md", markdown(fields, body(kind, language)))


def write_vocabulary(project: Project, texts: Sequence[str], words: int) -> None:
    """Add a term and a claim for each payload, and so many causes with payloads as their labels."""
    every = cycle(texts)
    for number, _ in enumerate(texts):
        term, claim = hostile(Term, every), hostile(Claim, every)
        project._add("docs/vocabulary/glossary.yml", f"hostile-{number}", {**term, "see": ["R01"]})
        project._add("docs/vocabulary/claims.yml", f"hostile-{number}", claim)
    labels = {f"cause-{number}": {one: hostile(Label, every) for one in LANGUAGES} for number in range(words)}
    usual = {word: {one: {"label": label(word, one)} for one in LANGUAGES} for word in GROUPS["causes"].split()}
    project.taxonomy(causes={**usual, **labels})
    project.case("all-causes", causes=list(labels))


def write_bodies(project: Project) -> None:
    """Add the harmless texts as guides, several in each."""
    found = [attack for attack in attacks("bodies") if not attack.code]
    for start in range(0, len(found), 20):
        text = "\n\n".join(f"### {attack.name}\n\n{attack.text}" for attack in found[start : start + 20])
        project.guide(f"hostile-bodies-{start}", text=text)
