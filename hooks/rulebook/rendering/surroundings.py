"""The world outside the content, as pages are told of it: the day, the repository, what there is on paper.

Phase: rendering.
"""

from dataclasses import dataclass
from datetime import date

from rulebook.model.languages import Language
from rulebook.model.library import AnyRecord
from rulebook.rendering.downloads import NONE, Downloads
from rulebook.rendering.proposals import Proposals


@dataclass(frozen=True)
class Surroundings:
    """What pages are told about the world outside the content.

    `today` decides the rule of the week; `edit_url` and `translate_url` are addresses in the repository with
    `{path}` for a file's path and `{folder}` and `{name}` for a new file's, or empty where there is none; `proposals`
    says how a new case is begun there.
    """

    today: date
    edit_url: str = ""
    translate_url: str = ""
    downloads: Downloads = NONE
    proposals: Proposals | None = None

    def to_edit(self, record: AnyRecord, language: Language) -> str:
        """Where the file that a reader of `language` sees can be edited, or empty."""
        return self.to_edit_file(record.documents[record.shown_in(language)].path)

    def to_edit_file(self, path: str) -> str:
        """Where a file of the repository can be edited, or empty."""
        return self.edit_url.format(path=path) if self.edit_url else ""

    def to_translate(self, record: AnyRecord, language: Language) -> str:
        """Where a translation into `language` can be begun, or empty."""
        folder, _, name = record.document.path.rpartition("/")
        name = name.replace(f".{record.source}.md", f".{language}.md")
        return self.translate_url.format(folder=folder, name=name) if self.translate_url else ""
