"""A report for people: one line for each finding.

Phase: reporting.
"""

from rulebook.reporting.report import Finding, Report, printable


def text(report: Report) -> str:
    """All findings as ``path:line:column: CODE message``, the form that editors and terminals make links of."""
    return "".join(f"{line(finding)}\n" for finding in report.findings)


def line(finding: Finding) -> str:
    """One finding."""
    return f"{printable(finding.path)}:{finding.line}:{finding.column}: {finding.code} {finding.message}"
