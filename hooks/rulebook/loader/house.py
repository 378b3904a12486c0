"""The company's own file -> what it says to the checks, as far as it can be read.

A fault takes away one field and no more: the fields have nothing to do with each other, and without the names that are
allowed every text that has one would seem to be at fault.

Phase: load.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise
from typing import Final

from rulebook.loader import forms
from rulebook.loader.forms import Listed
from rulebook.loader.reader import Reader
from rulebook.loader.vocabulary import HOUSE, Nodes, vocabulary_document
from rulebook.model.diagnostic import Diagnostic
from rulebook.model.house import JUDGED_BY, House
from rulebook.model.markers import FieldPath
from rulebook.model.message import Message, say
from rulebook.model.silencing import Silencing
from rulebook.schema.bounds import LIST
from rulebook.schema.frontmatter import plain
from rulebook.schema.records import InvalidRecordError, build
from rulebook.schema.silencings import among_fields
from rulebook.schema.yaml_reader import Fault, FaultyYamlError, Node, read_yaml

_FIELD: Final = re.compile(r"^([A-Za-z_-]+) *:", re.M)


def house(reader: Reader) -> Listed[House]:
    """What the company says of itself; faults are noted, and a project may do without the file."""
    return reader.once(HOUSE, [HOUSE] if HOUSE in reader.files else [], _listed, forms.HOUSE)


def _listed(reader: Reader) -> Listed[House]:
    text = plain(reader.text(HOUSE) or "") if HOUSE in reader.files else ""
    silencings, nodes, faults, lost = _read(text)
    found, complaints, more = _built(_without_empty(nodes))
    doubted = _doubted({*lost, *more})
    document = vocabulary_document(reader, HOUSE)
    reader.diagnostics += [
        *(Diagnostic(HOUSE, one.position, one.code, _until_mended(one.message, doubted)) for one in faults),
        *(document.fault(path, code, _until_mended(words, doubted)) for path, code, words in complaints),
    ]
    return Listed(found, silencings, doubted)


def _read(text: str) -> tuple[tuple[Silencing, ...], Nodes, tuple[Fault, ...], set[str]]:
    """The silencings and fields of a text, its faults, and the fields in which they lie."""
    silencings: tuple[Silencing, ...] = ()
    try:
        silencings = among_fields(text, 1)
        return silencings, read_yaml(text, bounds=LIST) if text.strip() else {}, (), set()
    except FaultyYamlError as error:
        nodes, lost = _piecewise(text)
        return silencings, nodes, error.faults, lost or {""}


def _piecewise(text: str) -> tuple[Nodes, set[str]]:
    """The fields of a faulty text, each read by itself, and the names of those that are faulty."""
    nodes: Nodes = {}
    lost: set[str] = set()
    for name, piece in _pieces(text):
        try:
            nodes |= read_yaml(piece, bounds=LIST)
        except FaultyYamlError as error:
            lost.add(name)
            nodes |= error.rest if isinstance(error.rest, dict) else {}
    return nodes, lost


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """Each field with its name: where a name begins a line, a field begins."""
    names = {found.start(): found[1] for found in _FIELD.finditer(text)}
    return ((names[start], text[start:end]) for start, end in pairwise([*names, len(text)]))


def _built(fields: Node) -> tuple[House, list[tuple[FieldPath, str, Message]], set[str]]:
    """What is right beside faults counts; with the faults, and the fields in which they lie."""
    data = dict(fields) if isinstance(fields, dict) else {}
    try:
        return build(House, data), [], set()
    except InvalidRecordError as error:
        kept = _without(fields, {path for path, _, _ in error.complaints})
        lost = {str(path[0]) for path, _, _ in error.complaints}
        return build(House, dict(kept) if isinstance(kept, dict) else {}), error.complaints, lost


def _without(node: Node, paths: Collection[FieldPath], here: FieldPath = ()) -> Node:
    """A value without what stands at these places."""
    if isinstance(node, dict):
        kept = ((key, value) for key, value in node.items() if (*here, key) not in paths)
        return {key: _without(value, paths, (*here, key)) for key, value in kept}
    if isinstance(node, list):
        numbered = ((*here, number) for number in range(len(node)))
        return [_without(item, paths, place) for item, place in zip(node, numbered, strict=True) if place not in paths]
    return node


def _without_empty(node: Node) -> Node:
    """A value without empty texts, of which a reader of YAML has complained."""
    if isinstance(node, dict):
        return {key: _without_empty(value) for key, value in node.items() if value != ""}
    return [_without_empty(item) for item in node if item != ""] if isinstance(node, list) else node


def _doubted(lost: Iterable[str]) -> frozenset[str]:
    """The codes of what is judged by fields that were lost; a name that is none of them may have meant any."""
    names = {field for name in lost for field in ((name,) if name in JUDGED_BY else JUDGED_BY)}
    return frozenset(code for name in names for code in JUDGED_BY[name])


def _until_mended(words: Message, doubted: Collection[str]) -> Message:
    return say(
        "{fault} – until this is mended, the check says nothing of {codes}", fault=words, codes=tuple(sorted(doubted))
    )
