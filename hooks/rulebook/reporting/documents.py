"""A report as JSON: our own form, that of GitLab's Code Quality, and SARIF 2.1.0.

The forms are described in docs/engineering/reports.md.

Phase: reporting.
"""

import json
from typing import Any, Final
from urllib.parse import quote

from rulebook.reporting.report import Finding, Report

FORM: Final = 1
"""The version of our own form; it grows when a reader of the form would have to change."""

SARIF_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"

_GITLAB_SEVERITY: Final = {"error": "major", "warning": "minor", "notice": "info"}
_SARIF_LEVEL: Final = {"error": "error", "warning": "warning", "notice": "note"}


def own(report: Report) -> str:
    """An object with how many there are and all of them."""
    return _written(
        {
            "form": FORM,
            "language": report.language,
            "errors": report.count("error"),
            "warnings": report.count("warning"),
            "notices": report.count("notice"),
            "diagnostics": [_own(finding, report) for finding in report.findings],
        }
    )


def _own(finding: Finding, report: Report) -> dict[str, Any]:
    return {
        "path": finding.path,
        "line": finding.line,
        "column": finding.column,
        "code": finding.code,
        "severity": finding.severity,
        "title": report.words(finding.code).title,
        "message": finding.message,
        "fingerprint": finding.fingerprint,
    }


def gitlab(report: Report) -> str:
    """A list of issues, for `artifacts: reports: codequality`."""
    return _written([_issue(finding) for finding in report.findings])


def _issue(finding: Finding) -> dict[str, Any]:
    return {
        "description": f"{finding.code}: {finding.message}",
        "check_name": finding.code,
        "fingerprint": finding.fingerprint,
        "severity": _GITLAB_SEVERITY[finding.severity],
        "location": {"path": finding.path, "lines": {"begin": finding.line}},
    }


def sarif(report: Report) -> str:
    """A log with one run, for code scanning and for viewers of SARIF."""
    codes = sorted({finding.code for finding in report.findings})
    driver = {"name": "rulebook", "language": report.language, "rules": [_rule(code, report) for code in codes]}
    run = {
        "tool": {"driver": driver},
        "language": report.language,
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, codes.index(finding.code)) for finding in report.findings],
    }
    return _written({"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(code: str, report: Report) -> dict[str, Any]:
    words = report.words(code)
    page = f"{report.site_url.rstrip('/')}/{report.language}/check/{code.lower()}/"
    return {
        "id": code,
        "shortDescription": {"text": words.title},
        "fullDescription": {"text": words.what},
        "help": {"text": words.mend},
        **({"helpUri": page} if report.site_url else {}),
    }


def _result(finding: Finding, rule: int) -> dict[str, Any]:
    place = {
        "artifactLocation": {"uri": quote(finding.path, errors="surrogateescape"), "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": finding.line, "startColumn": finding.column},
    }
    return {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": _SARIF_LEVEL[finding.severity],
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"primaryLocationLineHash": finding.fingerprint},
    }


def _written(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
