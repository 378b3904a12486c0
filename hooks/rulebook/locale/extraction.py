"""Words of the theme -> messages, for `pybabel extract`.

Jinja's own extractor sees `words("…")` but not `interface.words("…")`, which a page in several languages needs.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any, BinaryIO

from jinja2.ext import babel_extract

_ATTRIBUTE = re.compile(rb"\b[\w.]+\.words\(")


def theme_words(file: BinaryIO, keywords: Any, comment_tags: Any, options: dict[str, Any]) -> Iterator[Any]:
    """The messages of a template of the theme, with every `….words(…)` read as `words(…)`."""
    return babel_extract(BytesIO(_ATTRIBUTE.sub(b"words(", file.read())), keywords, comment_tags, options)
