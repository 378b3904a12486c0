"""The hash of what a record says, by which a translation or a printed page is known to be out of date.

Phase: model. Anyone may import it.
"""

import hashlib
import json

from rulebook.model.markers import ProseMarker, marked_values


def fingerprint(source: object) -> str:
    """The hash of all prose of a source, eight hex digits: what `translation.of` is compared with."""
    prose = [(path, text) for path, text, marker in marked_values(source) if isinstance(marker, ProseMarker)]
    canonical = json.dumps(prose, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()[:8]
