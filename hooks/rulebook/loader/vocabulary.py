"""Vocabulary files -> terms, claims, taxonomy: many values in one file, each with all its languages.

Phase: load.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

from rulebook.loader import forms
from rulebook.loader.forms import Form, Listed
from rulebook.loader.reader import TOP, Reader
from rulebook.model.diagnostic import Position
from rulebook.model.library import Document
from rulebook.model.markers import FieldPath, dotted
from rulebook.model.message import Message, say
from rulebook.model.names import is_key
from rulebook.model.silencing import Silencing
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

E = TypeVar("E", Term, Claim)
N = TypeVar("N")
V = TypeVar("V")

Nodes = dict[str, Node]


def terms(reader: Reader) -> Listed[dict[str, Term]]:
    """The glossary; faults are noted."""
    return _once(reader, GLOSSARY, forms.TERMS, partial(_entries, Term))


def claims(reader: Reader) -> Listed[dict[str, Claim]]:
    """The claims; faults are noted."""
    return _once(reader, CLAIMS, forms.CLAIMS, partial(_entries, Claim))


def taxonomy(reader: Reader) -> Listed[Taxonomy]:
    """The taxonomy, group by group; faults are noted."""
    return _once(reader, TAXONOMY, forms.TAXONOMY, _taxonomy)


def vocabulary_document(reader: Reader, path: str, silencings: tuple[Silencing, ...] = ()) -> Document:
    """A vocabulary file as a place for diagnostics."""
    find = partial(_locate, reader.root / path) if path in reader.files else _top
    return Document(path, 1, find, silencings)


def _once(reader: Reader, path: str, form: Form[Listed[V]], make: Callable[[Reader, Document, Nodes], V]) -> Listed[V]:
    paths = [path] if path in reader.files else []
    return reader.once(path, paths, lambda reader: _listed(reader, path, make), form)


def _listed(reader: Reader, path: str, make: Callable[[Reader, Document, Nodes], V]) -> Listed[V]:
    """What is made of the fields of a file; of a faulty one there are none."""
    text = reader.text(path) if path in reader.files else ""
    nodes: Nodes = {}
    silencings: tuple[Silencing, ...] = ()
    try:
        silencings = among_fields(plain(text or ""), 1)
        nodes = read_yaml(plain(text), bounds=LIST) if text and text.strip() else {}
    except FaultyYamlError as error:
        reader.yaml_faults(path, error)
    return Listed(make(reader, vocabulary_document(reader, path), nodes), silencings)


def _entries(record: type[E], reader: Reader, document: Document, nodes: Nodes) -> dict[str, E]:
    """The values of a vocabulary file by their keys."""
    found = {}
    for key, node in _named(reader, document, nodes):
        entry = reader.build(document, (key,), record, _fields(node), id=key)
        if entry is None:
            reader.unread.add(key)
        else:
            found[key] = entry
    return found


def _taxonomy(reader: Reader, document: Document, found: Nodes) -> Taxonomy:
    groups: dict[str, Mapping[str, Concept]] = {}
    for group, nodes in _named(reader, document, found):
        words = _named(reader, document, _fields(nodes), (group,))
        concepts = {key: reader.build(document, (group, key), Concept, _fields(node)) for key, node in words}
        groups[group] = {key: concept for key, concept in concepts.items() if concept}
    return Taxonomy(groups)


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
