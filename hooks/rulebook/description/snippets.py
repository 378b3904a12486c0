"""Snippets for Visual Studio Code, made from the schemas: front matter that completes without any extension.

They offer each field by its name, with its explanation and its words to choose from, and a whole page at once. What
fits where one types, only the schemas know: `.vscode/extensions/front-matter` asks the YAML extension for that.

Phase: description.
"""

from collections.abc import Iterator
from itertools import count
from typing import Any

from rulebook.description.json_schema import Schema

SCOPE = "markdown"


def snippets(schemas: dict[str, Schema]) -> dict[str, Any]:
    """A snippet for each field, and one for a whole page of each kind."""
    pages = {name: schema for name, schema in schemas.items() if "if" in schema}
    fields = {
        key: _snippet(key, _Body(schema).field(key, value, ""), value["description"])
        for schema in pages.values()
        for key, value in _source(schema)["properties"].items()
    }
    wholes = {f"rulebook {name}": _page(name, schema) for name, schema in pages.items()}
    return {**fields, **wholes}


def _source(schema: Schema) -> Schema:
    definition: Schema = schema["definitions"][schema["title"]]
    return definition


def _page(name: str, schema: Schema) -> dict[str, Any]:
    source, body = _source(schema), _Body(schema)
    fields = [line for key in source["required"] for line in body.field(key, source["properties"][key], "")]
    return _snippet(f"rulebook {name}", ["---", *fields, "---", "", "$0"], source["description"])


def _snippet(prefix: str, body: list[str], description: str) -> dict[str, Any]:
    return {"scope": SCOPE, "prefix": prefix, "body": body, "description": description}


class _Body:
    """The lines of one snippet, with its stops counted."""

    def __init__(self, schema: Schema) -> None:
        self.definitions = schema["definitions"]
        self.stops = count(1)

    def field(self, key: str, value: Schema, indent: str) -> list[str]:
        """A field with what stands below it."""
        nested = self._nested(value)
        if nested is None:
            return [f"{indent}{key}: {self._value(value)}"]
        item = f"{indent}  - " if value.get("type") == "array" else f"{indent}  "
        return [f"{indent}{key}:", *self._indented(self._fields(nested, " " * len(item)), item)]

    def _indented(self, lines: list[str], first: str) -> Iterator[str]:
        for number, line in enumerate(lines):
            yield first + line.lstrip() if number == 0 else line

    def _fields(self, nested: Schema, indent: str) -> list[str]:
        keys = nested["required"] or list(nested["properties"])
        return [line for key in keys for line in self.field(key, nested["properties"][key], indent)]

    def _nested(self, value: Schema) -> Schema | None:
        reference = value.get("items", value).get("$ref")
        nested: Schema | None = self.definitions[reference.rpartition("/")[2]] if reference else None
        return nested

    def _value(self, value: Schema) -> str:
        if value.get("type") == "array":
            return f"[{self._value(value['items'])}]"
        words = self._words(value)
        return f"${{{next(self.stops)}|{','.join(map(_chosen, words))}|}}" if words else f"${next(self.stops)}"

    def _words(self, value: Schema) -> list[str]:
        known: list[str | bool] = []
        for one in (value, *value.get("anyOf", ())):
            known += one.get("enum", ())
        words = [word for word in known if isinstance(word, str)]
        return words if len(words) == len(known) or "true" in words else ["true", "false"]


def _chosen(word: str) -> str:
    """A choice of a snippet; commas and bars end one."""
    return word.replace("\\", "\\\\").replace(",", "\\,").replace("|", "\\|")
