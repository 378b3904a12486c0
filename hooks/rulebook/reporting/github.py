"""A report for GitHub Actions: workflow commands, which become annotations at the lines of a proposal.

The form and its escapes are those of GitHub's documentation, “Workflow commands for GitHub Actions”, and of its
toolkit. A line break that got through would let a file name give commands of its own.

Phase: reporting.
"""

from rulebook.reporting.report import Finding, Report

_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = _DATA | str.maketrans({":": "%3A", ",": "%2C"})


def github(report: Report) -> str:
    """``::error file=…,line=…,col=…,title=…::message`` for each finding."""
    return "".join(f"{_command(finding, report)}\n" for finding in report.findings)


def _command(finding: Finding, report: Report) -> str:
    properties = {
        "file": finding.path,
        "line": str(finding.line),
        "col": str(finding.column),
        "title": f"{finding.code} {report.words(finding.code).title}",
    }
    listed = ",".join(f"{name}={value.translate(_PROPERTY)}" for name, value in properties.items())
    return f"::{finding.severity} {listed}::{finding.message.translate(_DATA)}"
