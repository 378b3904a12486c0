"""What the files for servers in tools/servers send with a page."""

import re
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "tools/servers"
SERVERS = ("nginx.conf", "Caddyfile")

_HEADER = {
    "nginx.conf": re.compile(r'^\s*add_header ([\w-]+) "([^"]+)"', re.M),
    "Caddyfile": re.compile(r'^\t\t([A-Z][\w-]+) "([^"]+)"$', re.M),
}
_POLICY = {
    "nginx.conf": re.compile(r'^\s*("~\^text/html"|"~\^image/svg"|default) "([^"]*-(?:src|ancestors) [^"]*)"', re.M),
    "Caddyfile": re.compile(r'(@pages|@drawings|)\s*Content-Security-Policy "([^"]+)"'),
}
_NAMES = {'"~^text/html"': "page", '"~^image/svg"': "svg", "default": "", "@pages": "page", "@drawings": "svg"}


def _text(server: str) -> str:
    return (FOLDER / server).read_text(encoding="utf-8")


def headers(server: str) -> dict[str, str]:
    """The headers that are the same for all files."""
    found = dict(_HEADER[server].findall(_text(server)))
    return {name: value for name, value in found.items() if name not in ("Content-Security-Policy", "Cache-Control")}


def policies(server: str) -> dict[str, str]:
    """The content security policies: of pages (`page`), of drawings (`svg`), of all else."""
    found = _POLICY[server].findall(_text(server))
    return {_NAMES.get(name, ""): value for name, value in reversed(found)}


def sent(server: str, path: str) -> dict[str, str]:
    """What a server sends with the file of a path."""
    kind = "svg" if path.endswith(".svg") else "page" if path.partition("?")[0].endswith(("/", ".html")) else ""
    return {**headers(server), "Content-Security-Policy": policies(server)[kind]}
