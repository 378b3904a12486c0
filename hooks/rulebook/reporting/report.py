"""Diagnostics in the words of a language: what every form of output is made from.

Phase: reporting. The command line and the build show what comes of it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import get_args

from rulebook.codes.explanations import Words, explanations
from rulebook.model.diagnostic import Diagnostic, Severity
from rulebook.model.languages import Language
from rulebook.rendering.interface import Interface, translations


@dataclass(frozen=True, slots=True)
class Finding:
    """A diagnostic as it is said.

    `path` is the file's own name, whatever stands in it; `message` has no character that a terminal would obey.
    `fingerprint` is the same as long as the fault is, on whatever line it comes to stand and in whatever language.
    """

    path: str
    line: int
    column: int
    code: str
    severity: Severity
    message: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Report:
    """All findings of a check, in their order."""

    language: Language
    findings: tuple[Finding, ...]
    site_url: str = ""

    def count(self, severity: Severity) -> int:
        """How many there are of a severity."""
        return sum(finding.severity == severity for finding in self.findings)

    def fails(self, strict: bool) -> bool:
        """Whether what was found stops a build, or a proposal: errors do, warnings where it is strict."""
        return bool(self.count("error") or (strict and self.count("warning")))

    def words(self, code: str) -> Words:
        """What a code means, in this report's language."""
        return explanations()[code].words(self.language)

    def summary(self) -> str:
        """How many there are: ``1 error, 2 warnings``, and notices if there are any."""
        ngettext = translations(self.language).ngettext
        errors, warnings, notices = map(self.count, get_args(Severity))
        parts = [
            ngettext("{count} error", "{count} errors", errors).format(count=errors),
            ngettext("{count} warning", "{count} warnings", warnings).format(count=warnings),
            ngettext("{count} notice", "{count} notices", notices).format(count=notices),
        ]
        return ", ".join(parts if notices else parts[:2])


def report(diagnostics: Iterable[Diagnostic], language: Language, site_url: str = "") -> Report:
    """What was found, in a language; `site_url` is where the explanations of codes stand."""
    return Report(language, tuple(_findings(diagnostics, Interface(language))), site_url)


def _findings(diagnostics: Iterable[Diagnostic], interface: Interface) -> Iterator[Finding]:
    seen: Counter[tuple[str, ...]] = Counter()
    for one in diagnostics:
        fault = (one.path, one.code, str(one.message))
        seen[fault] += 1
        yield Finding(
            one.path,
            *one.position,
            one.code,
            one.severity,
            printable(one.message.text(interface.words)),
            _fingerprint(*fault, str(seen[fault])),
        )


def _fingerprint(*parts: str) -> str:
    return sha256("\0".join(parts).encode("utf-8", "surrogateescape")).hexdigest()[:32]


def printable(text: str) -> str:
    """The text with everything escaped that a terminal or a log would obey instead of showing it."""
    return text if text.isprintable() else "".join(map(_printable, text))


def _printable(character: str) -> str:
    return character if character.isprintable() else character.encode("unicode_escape").decode("ascii")
