"""Reports: each form says the same, is read back by what reads it, and obeys nobody who wrote a file."""

import json
import re
from typing import Any
from urllib.parse import unquote

import pytest
from jsonschema import Draft202012Validator

from rulebook.codes.explanations import explanations
from rulebook.model.diagnostic import Diagnostic, Position
from rulebook.model.languages import LANGUAGES, Language
from rulebook.model.message import Message, say
from rulebook.reporting.formats import FORMATS, encoded
from rulebook.reporting.report import Report, printable, report

HOSTILE_PATH = "cases/x\n::stop-commands::y\r\n::error file=a,line=1::%0A,:%25\x1b]0;z\x07.en.md"
HOSTILE_TEXT = "a\n::add-mask::b\r::set-output name=c::d\n%0A::error::\x1b[2J\u202e\u2028##[group]"


EMPTY = say("{field}: the field is empty; write a value or leave the field out", field="title")


def fault(path: str = "cases/ham.en.md", line: int = 3, code: str = "RB015", message: Message = EMPTY) -> Diagnostic:
    return Diagnostic(path, Position(line, 7), code, message)


FAULTS = (
    fault(),
    fault(line=9, code="RB053", message=say("{field}: the field is missing", field="50%, and: more")),
    fault(HOSTILE_PATH, 1, "RB020", say("{field}: the field is missing", field=HOSTILE_TEXT)),
)


def made(form: str, language: Language = "en", site_url: str = "") -> str:
    return FORMATS[form](report(FAULTS, language, site_url))


def title(language: Language = "en") -> str:
    return explanations()["RB015"].words(language).title


def documents(form: str, language: Language = "en", site_url: str = "") -> Any:
    return json.loads(made(form, language, site_url))


# counts


@pytest.mark.parametrize(
    ("language", "count", "expected"),
    [
        ("en", 0, "0 errors, 0 warnings"),
        ("en", 1, "1 error, 1 warning"),
        ("en", 21, "21 errors, 21 warnings"),
        ("ru", 0, "0 ошибок, 0 предупреждений"),
        ("ru", 1, "1 ошибка, 1 предупреждение"),
        ("ru", 2, "2 ошибки, 2 предупреждения"),
        ("ru", 5, "5 ошибок, 5 предупреждений"),
        ("ru", 21, "21 ошибка, 21 предупреждение"),
        ("cs", 0, "0 chyb, 0 upozornění"),
        ("cs", 1, "1 chyba, 1 upozornění"),
        ("cs", 2, "2 chyby, 2 upozornění"),
        ("cs", 5, "5 chyb, 5 upozornění"),
        ("cs", 21, "21 chyb, 21 upozornění"),
    ],
)
def test_a_summary_counts_as_the_language_counts(language: Language, count: int, expected: str) -> None:
    found = [fault(line=line + 1, code=code) for line in range(count) for code in ("RB015", "RB053")]
    assert report(found, language).summary() == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", "0 errors, 0 warnings, 2 notices"), ("ru", "0 ошибок, 0 предупреждений, 2 замечания")],
)
def test_notices_are_counted_where_there_are_any(language: Language, expected: str) -> None:
    found = report([fault(line=line, code="RB043") for line in (1, 2)], language)
    assert (found.summary(), found.fails(strict=True)) == (expected, False)


# text


def test_text_is_one_line_for_each_fault() -> None:
    lines = made("text").split("\n")
    assert lines[0] == "cases/ham.en.md:3:7: RB015 title: the field is empty; write a value or leave the field out"
    assert len(lines) == len(FAULTS) + 1


def test_nothing_in_a_name_or_a_text_commands_a_terminal() -> None:
    assert all(line.isprintable() for line in made("text").splitlines())
    assert printable("a\x1b[2Jb\u202e\n") == r"a\x1b[2Jb\u202e\n"


def test_ordinary_texts_are_shown_as_they_are() -> None:
    assert printable("„Čeština“ – «ёлки» 50 % 🙂") == "„Čeština“ – «ёлки» 50 % 🙂"


# GitHub


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """The workflow commands of a log, as GitHub's runner reads them: any line that begins with two colons."""
    found = []
    for line in re.split("\r\n|\r|\n", text):
        if line:
            match = re.fullmatch(r"::(\w+)(?: ([^:]*))?::(.*)", line)
            assert match, line
            pairs = [pair.split("=", 1) for pair in match[2].split(",")]
            found.append((match[1], {name: unescaped(value) for name, value in pairs}, unescaped(match[3])))
    return found


def unescaped(text: str) -> str:
    for escaped, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(escaped, character)
    return text


def test_annotations_are_read_back_by_a_runner() -> None:
    found = commands(made("github"))
    assert found[0] == (
        "error",
        {"file": "cases/ham.en.md", "line": "3", "col": "7", "title": f"RB015 {title()}"},
        "title: the field is empty; write a value or leave the field out",
    )
    assert found[1][0] == "warning"
    assert found[1][2] == "50%, and: more: the field is missing"


def test_a_hostile_name_or_text_gives_no_second_command() -> None:
    found = commands(made("github"))
    assert [name for name, _, _ in found] == ["error", "warning", "error"]
    _, properties, message = found[2]
    assert properties["file"] == HOSTILE_PATH
    assert message.isprintable()
    assert "::add-mask::b" in message  # it is seen, in the middle of a line


@pytest.mark.parametrize("language", LANGUAGES)
def test_annotations_speak_the_language(language: Language) -> None:
    assert commands(made("github", language))[0][1]["title"] == f"RB015 {title(language)}"


# our own JSON


def test_json_has_the_counts_and_every_fault() -> None:
    found = documents("json", "cs")
    assert (found["form"], found["language"], found["errors"], found["warnings"]) == (1, "cs", 2, 1)
    first, _, last = found["diagnostics"]
    assert first["fingerprint"]
    del first["fingerprint"]
    assert first == {
        "path": "cases/ham.en.md",
        "line": 3,
        "column": 7,
        "code": "RB015",
        "severity": "error",
        "title": title("cs"),
        "message": "title: pole je prázdné; vyplňte ho, nebo vynechte",
    }
    assert last["path"] == HOSTILE_PATH


def test_json_of_a_project_without_faults_is_an_empty_list() -> None:
    empty = Report("en", ())
    assert json.loads(FORMATS["json"](empty))["diagnostics"] == json.loads(FORMATS["gitlab"](empty)) == []
    assert json.loads(FORMATS["sarif"](empty))["runs"][0]["results"] == []
    assert FORMATS["text"](empty) == FORMATS["github"](empty) == ""


# GitLab

CODE_QUALITY = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "additionalProperties": False,
        "properties": {
            "description": {"type": "string"},
            "check_name": {"type": "string"},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "not": {"pattern": "^(/|\\./)"}},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}
"""What GitLab's documentation asks of a Code Quality report."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_code_quality_report_has_what_gitlab_asks_for(language: Language) -> None:
    found = documents("gitlab", language)
    Draft202012Validator(CODE_QUALITY).validate(found)
    assert [(one["check_name"], one["severity"]) for one in found[:2]] == [("RB015", "major"), ("RB053", "minor")]
    assert found[0]["location"] == {"path": "cases/ham.en.md", "lines": {"begin": 3}}
    assert found[0]["description"].startswith("RB015: title: ")


# fingerprints


def fingerprints(*faults: Diagnostic, language: Language = "en") -> list[str]:
    return [finding.fingerprint for finding in report(faults, language).findings]


def test_a_fingerprint_survives_another_line_and_another_language() -> None:
    assert fingerprints(fault(line=3)) == fingerprints(fault(line=30)) == fingerprints(fault(), language="ru")


def test_every_fault_has_a_fingerprint_of_its_own() -> None:
    other = say("{field}: the field is missing", field="title")
    found = fingerprints(
        fault(), fault(line=9), fault("cases/toast.en.md"), fault(code="RB021"), fault(message=other), fault(line=11)
    )
    assert len(set(found)) == len(found)


# SARIF

LANGUAGE = {"type": "string", "pattern": "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$"}
TEXT = {
    "type": "object",
    "required": ["text"],
    "additionalProperties": False,
    "properties": {"text": {"type": "string", "minLength": 1}},
}
SARIF = {
    "type": "object",
    "required": ["version", "runs"],
    "additionalProperties": False,
    "properties": {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"const": "2.1.0"},
        "runs": {"type": "array", "items": {"$ref": "#/$defs/run"}},
    },
    "$defs": {
        "run": {
            "type": "object",
            "required": ["tool", "results"],
            "additionalProperties": False,
            "properties": {
                "tool": {
                    "type": "object",
                    "required": ["driver"],
                    "additionalProperties": False,
                    "properties": {"driver": {"$ref": "#/$defs/toolComponent"}},
                },
                "language": LANGUAGE,
                "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                "results": {"type": "array", "items": {"$ref": "#/$defs/result"}},
            },
        },
        "toolComponent": {
            "type": "object",
            "required": ["name"],
            "additionalProperties": False,
            "properties": {
                "name": {"type": "string"},
                "language": LANGUAGE,
                "rules": {"type": "array", "uniqueItems": True, "items": {"$ref": "#/$defs/reportingDescriptor"}},
            },
        },
        "reportingDescriptor": {
            "type": "object",
            "required": ["id", "shortDescription", "fullDescription", "help"],
            "additionalProperties": False,
            "properties": {
                "id": {"type": "string"},
                "shortDescription": TEXT,
                "fullDescription": TEXT,
                "help": TEXT,
                "helpUri": {"type": "string", "format": "uri", "pattern": "^https?://"},
            },
        },
        "result": {
            "type": "object",
            "required": ["ruleId", "message", "locations", "partialFingerprints"],
            "additionalProperties": False,
            "properties": {
                "ruleId": {"type": "string"},
                "ruleIndex": {"type": "integer", "minimum": 0},
                "level": {"enum": ["none", "note", "warning", "error"]},
                "message": TEXT,
                "locations": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/location"}},
                "partialFingerprints": {
                    "type": "object",
                    "required": ["primaryLocationLineHash"],
                    "additionalProperties": {"type": "string"},
                },
            },
        },
        "location": {
            "type": "object",
            "additionalProperties": False,
            "required": ["physicalLocation"],
            "properties": {
                "physicalLocation": {
                    "type": "object",
                    "required": ["artifactLocation", "region"],
                    "additionalProperties": False,
                    "properties": {
                        "artifactLocation": {
                            "type": "object",
                            "required": ["uri"],
                            "additionalProperties": False,
                            "properties": {
                                "uri": {"type": "string", "pattern": "^(?!/)(?:[\\w.~/!$&'()*+,;=@-]|%[0-9A-F]{2})+$"},
                                "uriBaseId": {"type": "string"},
                            },
                        },
                        "region": {
                            "type": "object",
                            "required": ["startLine"],
                            "additionalProperties": False,
                            "properties": {
                                "startLine": {"type": "integer", "minimum": 1},
                                "startColumn": {"type": "integer", "minimum": 1},
                            },
                        },
                    },
                },
            },
        },
    },
}
"""What we write of SARIF 2.1.0, as its schema has it and as code scanning asks for it; nothing else may be there."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("site_url", ["", "https://example.org/rules/"])
def test_sarif_is_what_its_schema_asks_for(language: Language, site_url: str) -> None:
    Draft202012Validator(SARIF).validate(documents("sarif", language, site_url))


def test_sarif_names_the_rule_the_place_and_the_level() -> None:
    (run,) = documents("sarif")["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert rules == ["RB015", "RB020", "RB053"]
    assert [(rules[one["ruleIndex"]], one["level"]) for one in run["results"]] == [
        ("RB015", "error"),
        ("RB053", "warning"),
        ("RB020", "error"),
    ]
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "cases/ham.en.md"
    assert place["region"] == {"startLine": 3, "startColumn": 7}


def test_a_name_with_any_character_is_an_address_in_sarif() -> None:
    place = documents("sarif")["runs"][0]["results"][2]["locations"][0]["physicalLocation"]
    assert unquote(place["artifactLocation"]["uri"]) == HOSTILE_PATH


def test_a_rule_of_sarif_links_to_its_page_where_the_site_is_known() -> None:
    rules = documents("sarif", "cs", "https://example.org/rules/")["runs"][0]["tool"]["driver"]["rules"]
    assert rules[0]["helpUri"] == "https://example.org/rules/cs/check/rb015/"
    assert "helpUri" not in documents("sarif", "cs")["runs"][0]["tool"]["driver"]["rules"][0]


# all of them


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_says_the_same_messages(form: str, language: Language) -> None:
    expected = {
        "en": "title: the field is empty; write a value or leave the field out",
        "ru": "title: поле пустое; впишите значение или уберите поле",
        "cs": "title: pole je prázdné; vyplňte ho, nebo vynechte",
    }
    assert expected[language] in made(form, language)


@pytest.mark.parametrize("form", FORMATS)
def test_a_name_that_is_no_text_stops_no_form(form: str) -> None:
    written = encoded(FORMATS[form](report([fault("cases/caf\udce9.en.md")], "en"))).decode("utf-8")
    assert "cases/caf" in written
    if form in ("json", "gitlab"):
        assert "cases/caf\udce9.en.md" in json.dumps(json.loads(written), ensure_ascii=False)
