"""Answers that are kept while an interview goes on, so that nothing is lost when it is broken off.

Phase: authoring. It reads and writes one file for each kind of record below the cache.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from rulebook.authoring.questions import Answers
from rulebook.schema.yaml_reader import Node

FOLDER: Final = Path(".cache") / "drafts"


@dataclass(frozen=True, slots=True)
class Drafts:
    """Where the answers of one kind of record are kept."""

    path: Path

    def keep(self, language: str, answers: Answers) -> None:
        """Store the answers so far."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps({"language": language, "answers": dict(answers)}, ensure_ascii=False, indent=1)
        self.path.write_text(text, encoding="utf-8", errors="replace")

    def kept(self) -> tuple[str, dict[str, Node]] | None:
        """The language and the answers of the last interview that was broken off; None if there is none to read."""
        try:
            found = json.loads(self.path.read_text(encoding="utf-8"))
            return str(found["language"]), dict(found["answers"])
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def forget(self) -> None:
        """The file is written: the draft has done its work."""
        self.path.unlink(missing_ok=True)


def drafts(root: Path, kind: str) -> Drafts:
    """The drafts of a kind of record in a project folder."""
    return Drafts(root / FOLDER / f"{kind}.json")
