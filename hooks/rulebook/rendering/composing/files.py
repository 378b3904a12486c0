"""What the composer loads once it is open, as files: lists of words, and sketches of the cases.

Every file is a classic script of one call, so that it loads from a server and from a disk alike. Its name carries a
hash of its content; `index.js` has a fixed name and names the others.

Phase: rendering.
"""

import json
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from rulebook.model.languages import Language
from rulebook.model.library import Library
from rulebook.rendering.composing.likenesses import Likenesses, likenesses
from rulebook.rendering.composing.lists import lists


def files(library: Library, language: Language) -> Iterator[tuple[str, str]]:
    """Names and contents of the files of a language."""
    words, like = _named("lists", lists(library, language)), likenesses(library, language)
    cases = [_named(f"cases{number}", rows) for number, rows in enumerate(like.files if like else ())]
    sketches = like and _named("likeness", _of(like, [name for name, _ in cases]))
    index = {"lists": words[0], "likeness": sketches and sketches[0]}
    for name, text in (words, *cases, *((sketches,) if sketches else ()), ("index", _text(index))):
        yield f"{name}.js", f'RulebookCompose.take("{name}",{text});\n'


def _of(like: Likenesses, names: list[str]) -> dict[str, Any]:
    return {**like.limits, "sketches": like.sketches, "files": names}


def _named(name: str, value: object) -> tuple[str, str]:
    text = _text(value)
    return f"{name}.{sha256(text.encode()).hexdigest()[:8]}", text


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
