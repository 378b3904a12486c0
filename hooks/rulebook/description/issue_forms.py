"""The forms for a new issue as files of the code hosts: GitHub (Gitea and Forgejo read them, too) and GitLab.

GitLab has no forms; there a template asks the same questions under the same headings, so that the answers can be read
by the same command.

Phase: description. Pure; the command writes the files.
"""

from collections.abc import Iterator
from typing import Any, Final

import yaml

from rulebook.description.forms import Form, Question, Texts, forms
from rulebook.model.languages import LANGUAGES, Language
from rulebook.model.vocabulary import Taxonomy

_TYPES: Final = {"line": "input", "lines": "textarea", "text": "textarea", "choice": "dropdown"}
_NOTE: Final = "Written by `rulebook issue-forms` from the questions and the taxonomy; change those."

Files = Iterator[tuple[str, str]]


def issue_forms(taxonomy: Taxonomy) -> Files:
    """Every file with its path in the project."""
    for name, form in forms().items():
        for language in LANGUAGES:
            yield f".github/ISSUE_TEMPLATE/{name}-{language}.yml", _for_github(name, form, taxonomy, language)
            yield f".gitlab/issue_templates/{name}-{language}.md", _for_gitlab(form, taxonomy, language)


def choices(question: Question, taxonomy: Taxonomy, language: Language) -> dict[str, str]:
    """What a choice offers: its labels, and the word that each stands for."""
    keys = taxonomy.keys(*question.words)
    return {taxonomy.label(key, language, *question.words).label: key for key in keys}


def _for_github(name: str, form: Form, taxonomy: Taxonomy, language: Language) -> str:
    intro = {"type": "markdown", "attributes": {"value": form.intro[language]}}
    described = {
        "name": form.name[language],
        "description": form.about[language],
        "labels": [name],
        "body": [intro, *(_field(question, taxonomy, language) for question in form.questions)],
    }
    return f"# {_NOTE}\n" + yaml.safe_dump(described, allow_unicode=True, sort_keys=False, width=10_000)


def _field(question: Question, taxonomy: Taxonomy, language: Language) -> dict[str, Any]:
    attributes: dict[str, Any] = {"label": question.label[language]}
    attributes |= _said("description", question.hint, language) | _said("placeholder", question.example, language)
    if question.ask == "choice":
        attributes["options"] = list(choices(question, taxonomy, language))
    if question.promise:
        return _promise(question, attributes, question.promise[language])
    required = {"validations": {"required": True}} if question.required else {}
    return {"type": _TYPES[question.ask], "id": question.id, "attributes": attributes, **required}


def _said(name: str, texts: Texts | None, language: Language) -> dict[str, str]:
    return {name: texts[language]} if texts else {}


def _promise(question: Question, attributes: dict[str, Any], promise: str) -> dict[str, Any]:
    options = [{"label": promise, "required": question.required}]
    return {"type": "checkboxes", "id": question.id, "attributes": {**attributes, "options": options}}


def _for_gitlab(form: Form, taxonomy: Taxonomy, language: Language) -> str:
    questions = (_heading(question, taxonomy, language) for question in form.questions)
    return "\n".join((f"<!-- {_NOTE} -->", "", form.intro[language], "", *questions))


def _heading(question: Question, taxonomy: Taxonomy, language: Language) -> str:
    comments = (question.hint, question.example)
    lines = [f"<!-- {line} -->" for texts in comments if texts for line in texts[language].splitlines()]
    if question.ask == "choice":
        lines.append(f"<!-- {' / '.join(choices(question, taxonomy, language))} -->")
    answer = f"- [ ] {question.promise[language]}" if question.promise else ""
    return "\n".join((f"### {question.label[language]}", "", *lines, answer, ""))
