"""The hash of what a record says, by which a translation or a printed page is known to be out of date.

Phase: model. Anyone may import it.
"""

import hashlib
import json
from unicodedata import normalize

from rulebook.model.markers import ProseMarker, values_with


def fingerprint(source: object) -> str:
    """The hash of all prose of a source, eight hex digits: what `translation.of` is compared with."""
    prose = [(path, _bare(text)) for path, text, _ in values_with(ProseMarker, source)]
    canonical = json.dumps(prose, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()[:8]


def _bare(text: str) -> str:
    """The text without what `check --fix` may change: blanks at the ends of lines, letters in several characters."""
    lines = text.split("\n") if " \n" in text or "\t\n" in text else [text]
    return normalize("NFC", "\n".join(line.rstrip(" \t") for line in lines))
