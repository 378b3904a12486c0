"""Vocabulary files -> terms, claims, taxonomy: many values in one file, each with all its languages.

Phase: load.
"""

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

from rulebook.loader.reader import TOP, Reader
from rulebook.model.diagnostic import Position
from rulebook.model.house import House
from rulebook.model.library import Document
from rulebook.model.markers import FieldPath, dotted
from rulebook.model.message import Message, say
from rulebook.model.names import is_key
from rulebook.model.vocabulary import Claim, Concept, Taxonomy, Term
from rulebook.schema.bounds import LIST
from rulebook.schema.frontmatter import plain
from rulebook.schema.silencings import among_fields
from rulebook.schema.yaml_reader import FaultyYamlError, Node, locate, read_yaml

GLOSSARY: Final = "docs/vocabulary/glossary.yml"
CLAIMS: Final = "docs/vocabulary/claims.yml"
TAXONOMY: Final = "docs/vocabulary/taxonomy.yml"
HOUSE: Final = "docs/vocabulary/house.yml"
VOCABULARY: Final = frozenset({GLOSSARY, CLAIMS, TAXONOMY, HOUSE})

V = TypeVar("V", Term, Claim)
N = TypeVar("N")


def entries(reader: Reader, path: str, record: type[V]) -> dict[str, V]:
    """The values of a vocabulary file by their keys; faults are noted."""
    nodes, found = _nodes(reader, path), {}
    document = vocabulary_document(reader, path)
    for key, node in _named(reader, document, nodes):
        entry = reader.build(document, (key,), record, _fields(node), id=key)
        if entry is None:
            reader.unread.add(key)
        else:
            found[key] = entry
    return found


def taxonomy(reader: Reader) -> Taxonomy:
    """The taxonomy, group by group; faults are noted."""
    found = _nodes(reader, TAXONOMY)
    document = vocabulary_document(reader, TAXONOMY)
    groups: dict[str, Mapping[str, Concept]] = {}
    for group, nodes in _named(reader, document, found):
        words = _named(reader, document, _fields(nodes), (group,))
        concepts = {key: reader.build(document, (group, key), Concept, _fields(node)) for key, node in words}
        groups[group] = {key: concept for key, concept in concepts.items() if concept}
    return Taxonomy(groups)


def house(reader: Reader) -> House:
    """What the company says of itself; faults are noted, and a project may do without the file."""
    nodes = _nodes(reader, HOUSE)
    return reader.build(vocabulary_document(reader, HOUSE), (), House, _fields(nodes)) or House()


def vocabulary_document(reader: Reader, path: str) -> Document:
    """A vocabulary file as a place for diagnostics, once it has been read."""
    find = partial(_locate, reader.root / path) if path in reader.files else _top
    return Document(path, 1, find, reader.silencings.get(path, ()))


def _nodes(reader: Reader, path: str) -> dict[str, Node]:
    text = reader.text(path) if path in reader.files else ""
    try:
        reader.silencings[path] = among_fields(plain(text or ""), 1)
        return read_yaml(plain(text), bounds=LIST) if text and text.strip() else {}
    except FaultyYamlError as error:
        reader.yaml_faults(path, error)
        return {}


def _named(
    reader: Reader, document: Document, nodes: Mapping[str, N], where: FieldPath = ()
) -> Iterator[tuple[str, N]]:
    """The entries whose keys can be a part of an address; faults are noted."""
    for key, node in nodes.items():
        if is_key(key):
            yield key, node
        else:
            reader.diagnostics.append(document.fault((*where, key), "RB018", _no_address((*where, key))))


def _no_address(path: FieldPath) -> Message:
    return say(
        "{field}: this key becomes a part of an address; use lower-case ASCII words with hyphens", field=dotted(path)
    )


def _fields(node: object) -> dict[str, object]:
    return dict(node) if isinstance(node, dict) else {}


def _locate(path: Path, where: FieldPath, offset: int | None = None) -> Position:
    return locate(plain(path.read_bytes().decode("utf-8", "replace")), 1, where, offset)


def _top(where: FieldPath, offset: int | None = None) -> Position:
    return TOP
