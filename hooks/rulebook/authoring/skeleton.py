"""The beginning of a translation: every text of the source as a comment, and below it the place for its translation.

The texts are empty, and a translation with an empty text counts as missing until the last one is written. The comments
are marked with the source's language, so that they can be taken out when the work is done.

Phase: authoring. Pure.
"""

import re
from collections.abc import Iterator
from typing import Any

from rulebook.authoring.writer import written
from rulebook.checks.texts import SECTIONS
from rulebook.model.fingerprint import fingerprint
from rulebook.model.languages import Language
from rulebook.model.library import AnyRecord, Library
from rulebook.model.markers import Field, key_field
from rulebook.schema.records import FILE_FIELDS
from rulebook.schema.translation import prose_fields
from rulebook.schema.yaml_reader import Node

_PLACE = re.compile(r'^(?P<indent> *)(?P<line>.*)"⟦(?P<number>\d+)⟧"$', re.M)
_COMMENT = re.compile(r"^ *# (?:en|ru|cs): ?.*\n", re.M)


def skeleton(library: Library, record: AnyRecord, language: Language) -> str:
    """The file of a translation of which nothing is written yet."""
    source, texts = record.entry, list[str]()
    fields: dict[str, Node] = {"translation": {"of": fingerprint(source), "status": "reviewed"}}
    for field in prose_fields(type(source)):
        value = getattr(source, field.name)
        if field.key not in FILE_FIELDS and value not in (None, ()):
            fields[field.key] = _shape(field, value, texts)
    file = written(record.kind, fields, "\n\n".join(_headings(library, record, language)))
    head, line, body = file.partition("\n---\n")
    comments = _commented("", "\n".join(_below(source)), record.source)
    return f"{_with_sources(head, texts, record.source)}\n{comments.rstrip()}{line}{body}"


def without_sources(text: str) -> str:
    """A file without the comments that its skeleton had."""
    head, line, body = text.partition("\n---\n")
    return f"{_COMMENT.sub('', head + line)}{body}" if line else text


def _shape(field: Field, value: Any, texts: list[str]) -> Node:
    """A field in the shape in which a translation writes it, with a numbered place for each text."""
    if field.many:
        items = [_item(field, item, texts) for item in value]
        key = key_field(field.record) if field.record else None
        return dict(zip((getattr(item, key.name) for item in value), items, strict=True)) if key else items
    return _item(field, value, texts)


def _item(field: Field, value: Any, texts: list[str]) -> Node:
    if not field.record:
        texts.append(value)
        return f"⟦{len(texts) - 1}⟧"
    inner = prose_fields(field.record)
    shapes = {one.key: _shape(one, getattr(value, one.name), texts) for one in inner if getattr(value, one.name)}
    return next(iter(shapes.values())) if len(inner) == 1 else dict(shapes)


def _headings(library: Library, record: AnyRecord, language: Language) -> Iterator[str]:
    group = SECTIONS.get(record.kind, "")
    yield from (f"## {library.taxonomy.label(key, language, group).label}" for key in library.taxonomy.keys(group))


def _below(source: Any) -> Iterator[str]:
    """What stands below the fields: words to search with, which every language has of its own, and the text."""
    if source.aliases:
        yield f"aliases: {', '.join(source.aliases)}"
    yield from ("", source.body)


def _with_sources(head: str, texts: list[str], language: Language) -> str:
    def place(match: re.Match[str]) -> str:
        comment = _commented(match["indent"], texts[int(match["number"])], language)
        return f'{comment}{match["indent"]}{match["line"]}""'

    return _PLACE.sub(place, head)


def _commented(indent: str, text: str, language: Language) -> str:
    return "".join(f"{indent}# {language}: {_seen(line)}".rstrip() + "\n" for line in text.split("\n"))


def _seen(line: str) -> str:
    """A line without letters that nobody sees, some of which no comment may hold."""
    return "".join(letter if letter.isprintable() else " " for letter in line)
