"""A record's fields and text -> its file, in the normal form that every tool writes.

The normal form (the composer's script and `check --fix` keep to the same rules):

* The file is ``---``, the fields, ``---``, an empty line, the text, and a line feed at its end. Lines end with one
  line feed. White space around the text goes.
* Fields stand in the order of `ORDER`, those of a translation in the order of `TRANSLATED`, fields in them in the
  order of `INNER`; unknown ones follow in their own order. Every field given is written; leave out what does not
  apply.
* A scalar is bare when it is a *word* (ASCII letters and digits, beginning with a letter, joined by ``- _ . /``), a
  number of one or two digits, a length of time (``5 min``, ``2 years``), a web address, or a date in one of the
  fields of `DATES`. Not bare are words that some reader of YAML takes for something else (``no``, ``on``, ``y``,
  ``null`` in any case, ``True``); ``true`` and ``false`` are bare. The hash of a translation never is: it may look
  like a number.
* Every other scalar stands in double quotes on one line, however long, with ``\\``, ``"``, line feeds, tabs and what
  cannot be seen escaped as in YAML. Other letters, quotation marks and emoji stand as they are.
* A list of scalars stands in one line, ``[a, b]``, when all of its items are bare, and otherwise one item a line
  after ``- ``, all of them in quotes. Lists of mappings have one item a line.
* A mapping in a list spreads over lines, its first field after ``- ``, but those of `IN_ONE_LINE` are ``{a: b, c:
  d}``.
* Any other mapping stands in one line, but those of `OPEN` spread over lines, two spaces deeper than their name.
* No line is ever broken for its length.

Phase: authoring. Pure; it knows no files.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from rulebook.model.markers import Kind
from rulebook.schema.yaml_reader import Node

_FIRST: Final = ("title", "summary")
_LAST: Final = ("aliases", "from", "claims", "owner", "reviewed", "review_every")
_STATE: Final = ("status", "superseded_by", "redirect_from")

ORDER: Final[dict[Kind, tuple[str, ...]]] = {
    "rule": (
        *_FIRST, "part", "side", "stage", "audience", "level", "roles", "touchpoints", "tags", "do", "dont", "say",
        "bend", "related", "aliases", "claims", "from", "owner", "reviewed", "review_every", *_STATE,
    ),
    "guide": (
        *_FIRST, "roles", "tags", "related", "aliases", "claims", "from", "owner", "reviewed", "review_every", *_STATE,
    ),
    "case": (
        *_FIRST, "kind", "basis", "sources", "confidence", "occurred", "country", "industry", "touchpoint", "customer",
        "relationship", "incident", "severity", "first_failure", "feeling", "detected_by", "moments", "rules",
        "recovery", "verdicts", "roi", "stars", "causes", "went_well", "missing", "lucky", "actions", "tags",
        "related", *_LAST, *_STATE,
    ),
    "handbook": (*_FIRST, "edition", "paper", "select", "include", "tags", "related", *_LAST, *_STATE),
    "term": ("en", "ru", "cs", "see", "from"),
    "claim": ("en", "ru", "cs", "figure", "kind", "status", "sources", "from", "checked"),
}  # fmt: skip
"""The order of a record's fields."""

TRANSLATED: Final = (
    "translation", *_FIRST, "do", "dont", "say", "bend", "moments", "rules", "recovery", "went_well", "missing",
    "lucky", "sources", "actions", "aliases",
)  # fmt: skip
"""The order of a translation's fields, whatever it translates."""

INNER: Final[dict[str, tuple[str, ...]]] = {
    "translation": ("of", "status"),
    "reviewed": ("on", "finding"),
    "sources": ("title", "url", "seen", "supports"),
    "say": ("instead_of", "say"),
    "bend": ("when", "who", "limit", "no_needs"),
    "severity": ("actual", "potential"),
    "feeling": ("start", "end"),
    "moments": ("at", "who", "what", "value"),
    "rules": ("rule", "how", "why", "parts", "sides", "roles", "tags", "ids"),
    "recovery": ("first_response", "apology", "put_right", "extra", "follow_up", "authority", "prevents"),
    "apology": ("made", "by", "excuses"),
    "follow_up": ("by", "after"),
    "verdicts": ("error", "relationship", "trust", "promise"),
    "stars": ("service", "recovery"),
    "actions": ("what", "owner", "due", "state"),
    "select": ("rules", "cases", "guides"),
    "cases": ("for_rules", "at_most_per_rule", "outcomes", "ids"),
    **dict.fromkeys(("en", "ru", "cs"), ("term", "claim", "safe", "definition", "forms", "sources")),
}
"""The order of fields within a field."""

OPEN: Final = frozenset({"recovery", "bend", "select", "en", "ru", "cs"})
"""Mappings with a line for each of their fields; the reasons of a translation (`rules` below the top) are one, too."""

IN_ONE_LINE: Final = frozenset({"rules", "actions"})
"""Lists whose mappings stand in one line each."""

DATES: Final = frozenset({"on", "seen", "due", "checked"})
"""Fields whose value is a day, which is bare there; elsewhere a date is a text that looks like one."""

_BARE: Final = re.compile(
    r"[A-Za-z][A-Za-z0-9]*(?:[-_./][A-Za-z0-9]+)*|[1-9]?\d|\d+ (?:min|h|d|(?:week|month|year)s?)"
    r"|https?://[A-Za-z0-9._~:/?#@!$&()*+;=%-]*[A-Za-z0-9/]"
)
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_TAKEN_FOR_ELSE: Final = re.compile(r"y|n|yes|no|on|off|null|true|false", re.I)

_ESCAPED: Final = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
_UNSEEN: Final = re.compile(
    '["\\\\\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff0-\uffff]'
    "|[\U000e0000-\U000e0fff]|[\ufffe\uffff]"
)


def written(kind: Kind, fields: Mapping[str, Node], body: str) -> str:
    """A record's file in the normal form: what our reader reads back to the same fields and the same text."""
    text = body.replace("\r\n", "\n").strip()
    return f"---\n{written_fields(kind, fields)}---\n\n{text}\n"


def written_fields(kind: Kind, fields: Mapping[str, Node], indent: int = 0) -> str:
    """Fields in the normal form, each line with a line feed at its end."""
    order = TRANSLATED if "translation" in fields else ORDER[kind]
    return "".join(f"{' ' * indent}{line}\n" for line in _lines(fields, order))


def scalar(text: str, name: str = "") -> str:
    """A text as it stands in a file, as the value of a field."""
    return text if _is_bare(text, name) else quoted(text)


def quoted(text: str) -> str:
    """A text in double quotes."""
    return f'"{_UNSEEN.sub(lambda match: _escape(match[0]), text)}"'


def _key(name: str) -> str:
    """A field's name: bare whenever it can be, since no reader of ours guesses (`on` is a field)."""
    return name if _BARE.fullmatch(name) else quoted(name)


def _escape(letter: str) -> str:
    code = ord(letter)
    return _ESCAPED.get(letter) or (
        f"\\x{code:02X}" if code < 0x100 else f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"
    )


def _is_bare(text: str, name: str) -> bool:
    if name in DATES and _DAY.fullmatch(text):
        return True
    guessed = _TAKEN_FOR_ELSE.fullmatch(text) and text not in ("true", "false")
    return bool(_BARE.fullmatch(text)) and not guessed and name != "of"


def _lines(fields: Mapping[str, Node], order: Sequence[str]) -> Iterator[str]:
    for name in ordered(fields, order):
        value = fields[name]
        if isinstance(value, str):
            yield f"{_key(name)}: {scalar(value, name)}"
        elif isinstance(value, dict):
            yield from _mapping(name, value)
        else:
            yield from _list(name, value)


def ordered(fields: Iterable[str], order: Sequence[str]) -> list[str]:
    """Names of fields in an order; those that it does not know follow in their own."""
    place = {name: number for number, name in enumerate(order)}
    return sorted(fields, key=lambda name: place.get(name, len(place)))


def _mapping(name: str, fields: dict[str, Node]) -> Iterator[str]:
    if fields and (name in OPEN or _is_reasons(name, fields)):
        yield f"{_key(name)}:"
        yield from (f"  {line}" for line in _lines(fields, INNER.get(name, ())))
    else:
        yield f"{_key(name)}: {_flow(fields, name)}"


def _is_reasons(name: str, fields: dict[str, Node]) -> bool:
    """Whether these are the why-sentences of a translation by their rules, and not a handbook's choice of rules."""
    return name == "rules" and all(isinstance(value, str) for value in fields.values())


def _list(name: str, items: list[Node]) -> Iterator[str]:
    if all(isinstance(item, str) and _is_bare(item, name) for item in items):
        yield f"{_key(name)}: {_flow(items, name)}"
        return
    yield f"{_key(name)}:"
    for item in items:
        if isinstance(item, dict) and item and name not in IN_ONE_LINE:
            first, *others = _lines(item, INNER.get(name, ()))
            yield from (f"  - {first}", *(f"    {line}" for line in others))
        else:
            yield f"  - {quoted(item) if isinstance(item, str) else _flow(item, name)}"


def _flow(node: Node, name: str) -> str:
    """A value in one line."""
    if isinstance(node, str):
        return scalar(node, name)
    if isinstance(node, list):
        return f"[{', '.join(_flow(item, name) for item in node)}]"
    pairs = (f"{_key(key)}: {_flow(node[key], key)}" for key in ordered(node, INNER.get(name, ())))
    return f"{{{', '.join(pairs)}}}"
