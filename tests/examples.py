"""The examples of explanations as files of a project: what they leave out comes from the mini site `minimal`."""

import re
from collections.abc import Iterator
from pathlib import Path

from built import MINI_SITES
from rulebook.codes.explanations import Example

MINIMAL = MINI_SITES / "minimal"
MODELS = {
    "docs/rules": "docs/rules/R02-come-back.{}.md",
    "docs/guides": "docs/guides/first-day.{}.md",
    "cases": "cases/cold-soup.{}.md",
}
"""For each folder the record of `minimal` whose texts stand for what an example leaves out."""

REST, FENCE = "…", "---"
_REPEATED = re.compile(r"^(.*\n)\s*… ×(\d+)$", re.M)
_INVISIBLE = re.compile(r"‹U\+([0-9A-F]{4})›")
_PART = re.compile(r"^(?:## (?P<heading>.+)|[\"']?(?P<name>[\w-]+)[\"']?:.*)$")


def lay(root: Path, example: Example) -> None:
    """Write an example into a project, whole."""
    path = root / example.file
    path.parent.mkdir(parents=True, exist_ok=True)
    if example.link_to:
        path.symlink_to(example.link_to)
    else:
        path.write_bytes(whole(example).encode(example.saved_as))


def whole(example: Example) -> str:
    """The text of an example with all that it leaves out."""
    text = _REPEATED.sub(lambda match: match[1] * int(match[2]), example.text)
    text = _INVISIBLE.sub(lambda match: chr(int(match[1], 16)), text)
    if REST not in text.splitlines():
        return text
    fields, sections = _model(example)
    named = {match[match.lastgroup or 0] for line in text.splitlines() if (match := _PART.match(line))}
    fields = {name: lines for name, lines in fields.items() if name not in named}
    return "\n".join(_filled(text.splitlines(), fields, sections)) + "\n"


def _filled(lines: list[str], fields: dict[str, list[str]], sections: dict[str, list[str]]) -> Iterator[str]:
    """The lines of an example, with fields or sections in the place of each ``…``."""
    if lines == [REST]:
        lines = [FENCE, REST] if sections else lines
    in_body, left = False, dict(sections)
    for number, line in enumerate(lines):
        in_body |= (line == FENCE and number > 0) or line.startswith("## ")
        if line != REST:
            left = _after(left, line.removeprefix("## ")) if line.startswith("## ") else left
            yield line
        elif in_body:
            following = next((later[3:] for later in lines[number:] if later.startswith("## ")), "")
            yield from _joined(_before(left, following))
        else:
            yield from _joined(fields)
            if sections and line is lines[-1] and number == len(lines) - 1:
                yield from (FENCE, "", *_joined(sections))


def _after(sections: dict[str, list[str]], heading: str) -> dict[str, list[str]]:
    names = list(sections)
    return {name: sections[name] for name in names[names.index(heading) + 1 :]} if heading in names else sections


def _before(sections: dict[str, list[str]], heading: str) -> dict[str, list[str]]:
    names = list(sections)
    return {name: sections[name] for name in names[: names.index(heading)]} if heading in names else sections


def _joined(parts: dict[str, list[str]]) -> Iterator[str]:
    return (line for lines in parts.values() for line in lines)


def _model(example: Example) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """What stands for the rest: fields or groups by name, sections by heading."""
    vocabulary = MINIMAL / example.file
    if example.file.endswith(".yml"):
        return _parts(vocabulary.read_text(encoding="utf-8") if vocabulary.is_file() else ""), {}
    found = (model for folder, model in MODELS.items() if example.file.startswith(f"{folder}/"))
    model = next(found, MODELS["docs/guides"])
    language = next((word for word in example.file.split(".") if word in ("ru", "cs")), "en")
    translated = re.search("^translation:", example.text, re.M)
    fields = _halves(model.format(language if translated else "en"))[0]
    return _parts(fields), _parts(_halves(model.format(language))[1])


def _halves(path: str) -> tuple[str, str]:
    _, fields, body = (MINIMAL / path).read_text(encoding="utf-8").split(f"{FENCE}\n", 2)
    return fields, body.lstrip()


def _parts(text: str) -> dict[str, list[str]]:
    """Lines by the field or heading with which they begin."""
    parts: dict[str, list[str]] = {}
    for line in text.splitlines():
        if match := _PART.match(line):
            parts[match[match.lastgroup or 0]] = []
        if parts:
            list(parts.values())[-1].append(line)
    return parts
