"""The extension for Visual Studio Code: what it hands to the YAML extension, run by the Node.js of Playwright.

In the place of VS Code stands a table of what it registers; what it asks is answered with what it asked.
"""

import json
import re
import subprocess
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import playwright
import pytest

from rulebook.loader.files import FOLDERS

ROOT = Path(__file__).parents[2]
EXTENSION = ROOT / ".vscode/extensions/front-matter"
NODE = next((Path(playwright.__file__).parent / "driver").glob("node*"))
PAGE = "---\ntitle: T\nbasis: \n---\n\n## The story\n\nIt rained.\n"

DRIVER = """
const Module = require("module"), [, folder, text, line, lineOfHover] = process.argv;
const registered = {}, load = Module._load;
const uri = { scheme: "file", path: "/p/cases/x.en.md", with(changed) { return { ...this, ...changed }; } };
const document = { uri, version: 7, getText: () => text };
const read = asked => registered.content.provideTextDocumentContent(asked);
const vscode = {
  CompletionItemKind: { Text: 0, Property: 9 },
  workspace: {
    registerTextDocumentContentProvider: (scheme, content) => Object.assign(registered, { scheme, content }),
    onDidCloseTextDocument: done => { registered.close = () => done(document); },
  },
  languages: {
    registerCompletionItemProvider: (_, provider) => { registered.completion = provider; },
    registerHoverProvider: (_, provider) => { registered.hover = provider; },
  },
  commands: {
    executeCommand: async (command, asked, position) => command.includes("Hover")
      ? [{ contents: [position.line] }]
      : { items: [{ label: "a word", kind: 0 }, { label: "basis", kind: 9 }], asked, seen: read(asked) },
  },
};
Module._load = (name, ...more) => name === "vscode" ? vscode : load(name, ...more);
require(folder).activate({ subscriptions: [] });
(async () => {
  const at = { line: Number(line), character: 0 };
  const found = await registered.completion.provideCompletionItems(document, at, null, { triggerCharacter: ":" });
  const hover = await registered.hover.provideHover(document, at);
  registered.close();
  const after = found && (read(found.asked) || "nothing");
  console.log(JSON.stringify({ found, hover, after, scheme: registered.scheme }));
})();
"""


def asked(text: str, line: int) -> dict[str, Any]:
    """What the extension asks and answers at a line of a page."""
    command = [str(NODE), "-e", DRIVER, str(EXTENSION), text, str(line)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_the_fields_stand_on_their_lines_in_a_file_that_the_yaml_extension_reads() -> None:
    found = asked(PAGE, 2)["found"]
    assert found["seen"] == "---\ntitle: T\nbasis: \n"
    assert found["asked"]["path"] == "/p/cases/x.en.md.yaml"
    assert (found["asked"]["scheme"], found["asked"]["authority"]) == (asked(PAGE, 2)["scheme"], "v7")


def test_the_answers_are_those_of_the_schemas_and_no_words_of_the_text() -> None:
    answer = asked(PAGE, 2)
    assert [item["label"] for item in answer["found"]["items"]] == ["basis"]
    assert answer["hover"] == {"contents": [2]}


@pytest.mark.parametrize("text", [PAGE.replace("\n", "\r\n"), "---\ntitle: T\nbasis: \n"], ids=["windows", "begun"])
def test_a_page_from_windows_and_one_that_was_just_begun_are_read(text: str) -> None:
    assert asked(text, 2)["found"]["seen"].startswith("---\ntitle: T\nbasis: \n")


@pytest.mark.parametrize(("text", "line"), [(PAGE, 0), (PAGE, 3), (PAGE, 7), ("# No fields\n\n---\n", 1)])
def test_nothing_is_asked_outside_of_the_fields(text: str, line: int) -> None:
    answer = asked(text, line)
    assert "found" not in answer
    assert "hover" not in answer


def test_what_a_page_said_is_forgotten_when_it_is_closed() -> None:
    assert asked(PAGE, 1)["after"] == "nothing"


def test_the_settings_name_the_schema_of_each_kind_for_these_files() -> None:
    text = (ROOT / ".vscode/settings.json").read_text(encoding="utf-8")
    schemas = json.loads(re.sub(r"^\s*//.*$", "", text, flags=re.M))["yaml.schemas"]
    for folder, kind in FOLDERS.items():
        globs = schemas[f".vscode/schema/{kind}.json"]
        file = f"{folder}/x.en.md" if kind != "case" else f"{folder}/deeper/x.en.md"
        assert any(fnmatchcase(f"{file}.yaml", glob) for glob in globs)
        assert any(fnmatchcase(file, glob) for glob in globs)


def test_the_extension_asks_for_the_one_that_it_needs() -> None:
    described = json.loads((EXTENSION / "package.json").read_text(encoding="utf-8"))
    recommended = json.loads((ROOT / ".vscode/extensions.json").read_text(encoding="utf-8"))["recommendations"]
    assert described["extensionDependencies"] == recommended
    assert (EXTENSION / described["main"]).is_file()
