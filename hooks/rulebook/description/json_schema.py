"""The model as JSON Schema, for editors that complete and explain front matter while it is written.

pydantic describes the types; the markers of the annotations add the words of the taxonomy, the ids that exist, and
the patterns of dates and times. The draft is 7, which is what the YAML language server reads.

An id that nobody has written yet is valid if it looks like one, because it may come with the same proposal: the
ids that exist are there to be completed. `rulebook check` has the last word.

Phase: description.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, get_args

from rulebook.description.fields import explanation, explanations
from rulebook.loader.forms import RECORD_TYPES
from rulebook.loader.records import Translation
from rulebook.model.handbooks import EDITION, parse_edition
from rulebook.model.house import House
from rulebook.model.languages import Language
from rulebook.model.library import Library
from rulebook.model.markers import Field, Form, Kind, ProseMarker, Ref, Word, fields_of, key_field
from rulebook.model.memo import memoised
from rulebook.model.times import CLOCK, DATE, DURATION, EVERY, parse_at, parse_duration, parse_every, parse_period
from rulebook.model.vocabulary import Claim, Concept, Term
from rulebook.schema.records import FILE_FIELDS, adapter
from rulebook.schema.translation import prose_fields

Schema = dict[str, Any]

DRAFT: Final = "http://json-schema.org/draft-07/schema#"
TEXT: Final[Schema] = {"type": ["string", "number"], "minLength": 1}
"""A figure without quotes is a text to our reader, and a number to an editor's tool."""

_PERIOD = rf"{DATE.pattern}(?:/{DATE.pattern})?"
PATTERNS: Final[dict[Callable[[str], object], str]] = {
    parse_duration: DURATION.pattern,
    parse_period: _PERIOD,
    parse_at: rf"(?:{CLOCK.pattern}|{DURATION.pattern}|{_PERIOD})",
    parse_every: EVERY.pattern,
    parse_edition: EDITION.pattern,
}
"""What each form looks like; that the calendar has the day, only the check can say."""

_WORDS = "[a-z0-9]+(?:-[a-z0-9]+)*"
_IDS: Final[dict[Kind, str]] = {"rule": r"R(?:0[1-9]|[1-4]\d|5[0-2])"}
_TRUTHS = {"true": True, "false": False}


def schemas(library: Library, language: Language) -> dict[str, Schema]:
    """A schema for each kind of file, by its name."""
    writer = _Writer(library, language)
    pages: dict[str, Schema] = {kind: writer.page(record) for kind, record in RECORD_TYPES.items()}
    words = {"type": "object", "minProperties": 1, "additionalProperties": {"$ref": "#/definitions/Concept"}}
    vocabulary = {
        "glossary": writer.file({"$ref": "#/definitions/Term"}, Term),
        "claims": writer.file({"$ref": "#/definitions/Claim"}, Claim),
        "taxonomy": writer.file(words, Concept),
        "house": writer.whole(House),
    }
    return {**pages, **vocabulary}


def record_types(record: type[Any]) -> Iterator[type[Any]]:
    """A record type and all that lie in it."""
    yield record
    for field in fields_of(record):
        if field.record:
            yield from record_types(field.record)


@dataclass(frozen=True)
class _Writer:
    """Writes the schemas of one language."""

    library: Library
    language: Language

    def page(self, record: type[Any]) -> Schema:
        """A record's file: its source, or, where it says `translation:`, one of its translations."""
        name = f"{record.__name__}Translation"
        definitions = {**self._definitions(record), **self._definitions(Translation), name: self._translated(record)}
        return {
            "$schema": DRAFT,
            "title": record.__name__,
            "type": "object",
            "if": {"required": ["translation"]},
            "then": {"$ref": f"#/definitions/{name}"},
            "else": {"$ref": f"#/definitions/{record.__name__}"},
            "definitions": definitions,
        }

    def file(self, entry: Schema, record: type[Any]) -> Schema:
        """A file of many entries, each under its key."""
        return {
            "$schema": DRAFT,
            "title": record.__name__,
            "description": explanation(record, "", self.language),
            "type": "object",
            "additionalProperties": entry,
            "definitions": self._definitions(record),
        }

    def whole(self, record: type[Any]) -> Schema:
        """A file that is one record, whose keys are all its own."""
        return {
            "$schema": DRAFT,
            "title": record.__name__,
            "$ref": f"#/definitions/{record.__name__}",
            "definitions": self._definitions(record),
        }

    def _definitions(self, record: type[Any]) -> dict[str, Schema]:
        described = _described(record)
        nested = {**described.get("$defs", {}), record.__name__: described}
        return {one.__name__: self._object(one, nested[one.__name__], record) for one in record_types(record)}

    def _object(self, record: type[Any], described: Schema, top: type[Any]) -> Schema:
        own = FILE_FIELDS if record is top else ()
        properties = {
            field.key: self._property(record, field, described["properties"][field.key])
            for field in fields_of(record)
            if field.key not in own
        }
        return {
            "type": "object",
            "description": explanation(record, "", self.language),
            "properties": properties,
            "required": [key for key in described.get("required", ()) if key not in own],
            "additionalProperties": False,
        }

    def _property(self, record: type[Any], field: Field, described: Schema) -> Schema:
        present = next((one for one in described.get("anyOf", ()) if one.get("type") != "null"), described)
        value = self._value(field, present["items"] if field.many else present)
        default = {"default": described["default"]} if described.get("default") else {}
        whole = {"type": "array", "items": value} if field.many else value
        return {**whole, **default, "description": self._explained(record, field.key)}

    def _explained(self, record: type[Any], key: str) -> str:
        if key in get_args(Language):
            return explanations()[f"language.{key}"][self.language]
        return explanation(record, key, self.language)

    def _value(self, field: Field, described: Schema) -> Schema:
        for marker in field.markers:
            match marker:
                case Word(groups):
                    return self._words(groups)
                case Ref(kinds):
                    return self._ids(kinds)
                case Form(parse):
                    return {**TEXT, "pattern": f"^(?:{PATTERNS[parse]})$"}
        return _plain(described)

    def _words(self, groups: tuple[str, ...]) -> Schema:
        taxonomy = self.library.taxonomy
        keys = list(dict.fromkeys(taxonomy.keys(*groups)))
        labels = [taxonomy.label(key, self.language, *groups) for key in keys]
        texts = [f"{label.label}: {label.description}" if label.description else label.label for label in labels]
        truths = [key for key in keys if key in _TRUTHS]
        return {
            "enum": [*keys, *(_TRUTHS[key] for key in truths)],
            "enumDescriptions": [*texts, *(texts[keys.index(key)] for key in truths)],
        }

    def _ids(self, kinds: tuple[Kind, ...]) -> Schema:
        known = [id for id in self.library.ids(*kinds) if id in self._titles]
        patterns = dict.fromkeys(_IDS.get(kind, _WORDS) for kind in kinds)
        new = {"type": "string", "pattern": f"^(?:{'|'.join(patterns)})$"}
        if not known:
            return new
        return {"anyOf": [{"enum": known, "enumDescriptions": [self._titles[id] for id in known]}, new]}

    @cached_property
    def _titles(self) -> dict[str, str]:
        """What each id that can be named is called."""
        records = {record.id: record.text(self.language).title for record in self.library.records.values()}
        terms = {id: term.text(self.language).term for id, term in self.library.terms.items()}
        claims = {id: claim.text(self.language).claim for id, claim in self.library.claims.items()}
        return {**claims, **terms, **records}

    def _translated(self, record: type[Any]) -> Schema:
        """A translation: the source's texts alone, in the source's shape (see `schema.translation`)."""
        texts = self._texts(record, top=True)
        own = {
            "translation": {"$ref": "#/definitions/Translation"},
            "aliases": {"type": "array", "items": TEXT, "description": self._explained(record, "aliases")},
        }
        return {**texts, "properties": {**own, **texts["properties"]}, "required": ["translation", *texts["required"]]}

    def _texts(self, record: type[Any], top: bool = False) -> Schema:
        fields = [field for field in prose_fields(record) if not (top and field.key in FILE_FIELDS)]
        needed = _described(record).get("required", ())
        return {
            "type": "object",
            "description": explanation(record, "", self.language),
            "properties": {field.key: self._text_field(record, field) for field in fields},
            "required": [field.key for field in fields if field.key in needed],
            "additionalProperties": False,
        }

    def _text_field(self, record: type[Any], field: Field) -> Schema:
        value = TEXT if field.has(ProseMarker) or field.record is None else self._text_item(field.record)
        whole = self._text_list(field, value) if field.many else value
        return {**whole, "description": self._explained(record, field.key)}

    def _text_item(self, record: type[Any]) -> Schema:
        texts = self._texts(record)
        return {"anyOf": [TEXT, texts]} if len(texts["properties"]) == 1 else texts

    def _text_list(self, field: Field, value: Schema) -> Schema:
        by_order = {"type": "array", "items": value}
        if field.record and key_field(field.record):
            return {"anyOf": [{"type": "object", "additionalProperties": value}, by_order]}
        return by_order


@memoised
def _described(record: type[Any]) -> Schema:
    """What pydantic says of a record type, whatever the language and the content."""
    return adapter(record).json_schema(ref_template="#/definitions/{model}")


def _plain(described: Schema) -> Schema:
    """A value without a marker: a text, a date, a number, a truth, a choice, or a record."""
    match described.get("format") or described.get("type"):
        case "date":
            return {"type": "string", "format": "date", "pattern": r"^\d{4}-\d\d-\d\d$"}
        case "boolean":
            return {"enum": [True, False, "yes", "no"]}
        case "string" if "enum" not in described:
            return TEXT
    return {key: value for key, value in described.items() if key not in ("title", "default")}
