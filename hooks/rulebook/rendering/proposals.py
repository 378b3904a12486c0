"""Where a new file is proposed: the page of a host of Git repositories that begins one, filled in beforehand.

GitHub and Gitea (with Forgejo and Codeberg) document `filename` and `value`. GitLab's page reads `file_name` and
`content` (app/views/projects/blob/_editor.html.haml) and documents neither, so that a text for it is copied as well.

Phase: rendering.
"""

from dataclasses import dataclass
from typing import Final, Literal
from urllib.parse import urlsplit

Host = Literal["github", "gitlab", "gitea"]

HOSTS: Final[dict[Host, tuple[str, str, str]]] = {
    "github": ("new/{branch}/{folder}", "filename", "value"),
    "gitea": ("_new/{branch}/{folder}", "filename", "value"),
    "gitlab": ("-/new/{branch}", "file_name", "content"),
}
"""For each host the page's address below the repository's, and the parameters for the file's name and text."""


@dataclass(frozen=True, slots=True)
class Proposals:
    """How a new file in a folder is begun at a host."""

    address: str
    name: str
    text: str
    prefix: str
    certain: bool

    def values(self) -> dict[str, str | bool]:
        """For a script: address, parameters, what stands before the file's name, whether the text surely arrives."""
        return {
            "address": self.address,
            "name": self.name,
            "text": self.text,
            "prefix": self.prefix,
            "certain": self.certain,
        }


def host_of(repository: str) -> Host:
    """The kind of host, from its name; GitHub if the name says nothing."""
    name = urlsplit(repository).netloc.lower()
    known: dict[str, Host] = {"gitlab": "gitlab", "gitea": "gitea", "forgejo": "gitea", "codeberg": "gitea"}
    return next((host for word, host in known.items() if word in name), "github")


def proposals(repository: str, branch: str = "main", folder: str = "cases", host: str = "") -> Proposals | None:
    """How a case is proposed to a repository, or None without one; ValueError for a host that nobody knows."""
    if not repository:
        return None
    kind = host or host_of(repository)
    if kind not in HOSTS:
        raise ValueError(f"{kind} is no host of repositories that we know (valid: {', '.join(HOSTS)})")
    page, name, text = HOSTS[kind]
    address = f"{repository.rstrip('/')}/{page.format(branch=branch, folder=folder)}"
    in_name = "{folder}" not in page
    return Proposals(address, name, text, f"{folder}/" if in_name else "", certain=kind != "gitlab")
