"""A process that typesets and nothing else: requests come in as pickles, answers go out, until there are no more.

Typst keeps what it has laid out, some 90 bytes for each byte of a PDF, and lets go of it only when the process ends. So
it works in a process that can end, with nothing of the engine in it.

Phase: printing. `typesetting` starts it.
"""

import pickle
import sys
from functools import cache
from pathlib import Path
from typing import Any

import typst


@cache
def _compiler(layout: Path, fonts: Path) -> typst.Compiler:
    found = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[fonts])
    return typst.Compiler(layout, root=layout.parent, font_paths=found)


def typeset(layout: Path, fonts: Path, data: str, options: dict[str, Any]) -> tuple[list[bytes], list[str]]:
    """The files of a layout, and what Typst had to say; without files if it was an error."""
    try:
        found, warnings = _compiler(layout, fonts).compile_with_warnings(sys_inputs={"data": data}, **options)
    except typst.TypstError as error:
        return [], [error.diagnostic or str(error)]
    pages = found if isinstance(found, list) else [found]
    return [page for page in pages if page is not None], [warning.diagnostic for warning in warnings]


def main() -> None:
    """Answer until the other end closes."""
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    while True:
        try:
            request = pickle.load(requests)  # noqa: S301  from the process that started this one
        except EOFError:
            return
        pickle.dump(typeset(*request), answers)
        answers.flush()


if __name__ == "__main__":
    main()
