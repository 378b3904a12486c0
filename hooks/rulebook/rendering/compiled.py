"""What templates were compiled to, kept from one start to the next: to compile them takes longer than to make a page.

It stands where Python keeps what it makes of our modules, and for the same reason: it is a program. The cache of a
project may come from elsewhere and must not run anything, so that nothing of this is ever read from there.

Phase: rendering.
"""

import marshal
import os
import sys
from contextlib import suppress
from importlib.util import MAGIC_NUMBER, cache_from_source
from pathlib import Path
from types import CodeType
from typing import Final

import jinja2
from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket

FOLDER: Final = Path(cache_from_source(__file__)).parent

MadeOf = tuple[bytes | str, ...]


class Compiled(BytecodeCache):
    """Templates as code, the same in every language, since words are asked for when a page is made.

    Those of the last start are read from a folder, if there is one, and written there unless Python writes none.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._known: dict[MadeOf, CodeType] = {}

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """A template's name and file; one of the same name in another folder takes its place."""
        return f"{name}\0{filename}"

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template the code that is known of it, or none."""
        made_of = _made_of(bucket)
        if made_of not in self._known and self._folder:
            with suppress(OSError, EOFError, ValueError, TypeError):
                *before, code = marshal.loads(self._file(bucket).read_bytes())  # noqa: S302  as Python reads its own
                if tuple(before) == made_of:
                    self._known[made_of] = code
        bucket.code = self._known.get(made_of)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Remember a template's code."""
        if bucket.code:
            made_of = _made_of(bucket)
            self._known[made_of] = bucket.code
            if self._folder and not sys.dont_write_bytecode:
                _write(self._file(bucket), marshal.dumps((*made_of, bucket.code)))

    def _file(self, bucket: Bucket) -> Path:
        name = bucket.key.partition("\0")[0].replace("/", "-")
        return (self._folder or FOLDER) / f"{name}.{sys.implementation.cache_tag}.jinja"


def _made_of(bucket: Bucket) -> MadeOf:
    """All that a template's code follows from."""
    return MAGIC_NUMBER, jinja2.__version__, _options(bucket.environment), bucket.key, bucket.checksum


def _options(environment: Environment) -> str:
    set_ = {name: value for name, value in vars(environment).items() if isinstance(value, str | bool)}
    return repr((sorted(set_.items()), sorted(environment.extensions)))


def _write(path: Path, content: bytes) -> None:
    """Write a file whole, since several processes may; where nothing can be written, a next start compiles again."""
    unfinished = path.with_name(f"{path.name}.{os.getpid()}.part")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished.write_bytes(content)
        unfinished.replace(path)
