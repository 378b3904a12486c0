// The extension YAML knows the schemas of .vscode/settings.json, and reads no Markdown. What stands between the two lines of
// hyphens is therefore shown to it as a YAML file that nobody sees, line for line, and its answers to the person who types.
"use strict";
const { CompletionItemKind, commands, languages, workspace } = require("vscode");

const SCHEME = "front-matter";
const HYPHENS = /^---\s*$/;
const PAGES = { language: "markdown", scheme: "file" };
const texts = new Map();

// The fields of a page, with the line above them, if a place lies in them; a page that was just begun may have no line below.
const fieldsAround = (document, position) => {
  const lines = document.getText().split(/\r?\n/);
  const below = lines.findIndex((line, number) => number > 0 && HYPHENS.test(line));
  const end = below < 0 ? lines.length : below;
  return HYPHENS.test(lines[0]) && position.line > 0 && position.line < end ? `${lines.slice(0, end).join("\n")}\n` : undefined;
};

// A name for each version, so that nobody answers from an older one.
const unseen = ({ uri, version }) => uri.with({ scheme: SCHEME, authority: `v${version}`, path: `${uri.path}.yaml` });

const asked = (command, document, position, ...more) => {
  const text = fieldsAround(document, position), uri = unseen(document);
  if (text === undefined) return undefined;
  texts.set(uri.path, text);
  return commands.executeCommand(command, uri, position, ...more);
};

const completions = {
  // VS Code adds the words of the text where nobody else knows any; they are no answer here.
  provideCompletionItems: async (document, position, _token, { triggerCharacter }) => {
    const found = await asked("vscode.executeCompletionItemProvider", document, position, triggerCharacter);
    return found && { ...found, items: found.items.filter(({ kind }) => kind !== CompletionItemKind.Text) };
  },
};
const explanations = {
  provideHover: async (document, position) => ((await asked("vscode.executeHoverProvider", document, position)) || [])[0],
};

exports.activate = ({ subscriptions }) => subscriptions.push(
  workspace.registerTextDocumentContentProvider(SCHEME, { provideTextDocumentContent: uri => texts.get(uri.path) }),
  workspace.onDidCloseTextDocument(document => texts.delete(`${document.uri.path}.yaml`)),
  languages.registerCompletionItemProvider(PAGES, completions, ":", " "),
  languages.registerHoverProvider(PAGES, explanations),
);
