"""Small projects for tests: one line writes a content file in which everything that is not named is valid.

Front matter is written as JSON, which is YAML, one field a line.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from markup import Element, read_html
from rulebook.checks import check
from rulebook.loader import Reading, load
from rulebook.model.diagnostic import Diagnostic
from rulebook.model.fingerprint import fingerprint
from rulebook.model.languages import LANGUAGES, Language
from rulebook.model.library import AnyRecord, Library
from rulebook.rendering.pages import PageRenderer, Rendered
from rulebook.rendering.site import Site
from rulebook.rendering.surroundings import Surroundings
from rulebook.search.documents import Document, Section
from rulebook.search.files import written
from rulebook.search.index import build
from rulebook.search.reader import Reader

TODAY = date(2026, 11, 21)
GROUPS = {
    "parts": "leadership culture one-on-one competitive-edge community",
    "sides": "service recovery both",
    "stages": "uncertainty alignment experience ownership amazement",
    "audiences": "employee customer both",
    "levels": "basic magic",
    "roles": "everyone front-line shift-lead manager",
    "actors": "cashier guest",
    "touchpoints": "counter phone",
    "industries": "restaurants retail",
    "incidents": "failure failure/slow failure/wrong-item request request/preference",
    "causes": "hand-over training supply",
    "tags": "apology speed returns",
    "kinds": "incident near-miss pattern",
    "bases": "documented retold constructed",
    "confidences": "high medium low",
    "customers": "external internal",
    "relationships": "first-time regular unknown",
    "severities": "low medium high",
    "detectors": "staff customer data",
    "feelings": "annoyed delighted",
    "values": "misery mediocre magic",
    "hows": "kept broken bent",
    "excuses": "none some",
    "error_verdicts": "corrected partly-corrected uncorrected",
    "relationship_verdicts": "repaired strained lost",
    "trust_verdicts": "won shaken lost",
    "promise_verdicts": "kept partly-kept broken",
    "roi": "relationships outcomes improvement",
    "first_failures": "true false unknown",
    "action_states": "open done",
    "outcomes": "magic recovered partly-recovered misery near-miss",
    "claim_kinds": "measured opinion anecdote",
    "claim_statuses": "supported partly contested unsupported",
    "owners": "training quality",
    "rule_sections": "why practice week discuss",
    "case_sections": "story lessons discuss",
}
RULE: dict[str, Any] = {
    "summary": "One line.",
    "part": "one-on-one",
    "side": "recovery",
    "stage": "experience",
    "audience": "customer",
    "level": "basic",
    "roles": ["front-line"],
    "do": ["Say sorry."],
    "dont": ["Explain."],
    "bend": {"when": "Never.", "who": "front-line", "limit": "Nothing.", "no_needs": "manager"},
}
CASE: dict[str, Any] = {
    "summary": "One line.",
    "kind": "incident",
    "basis": "retold",
    "confidence": "high",
    "customer": "external",
    "incident": "failure/slow",
    "moments": [
        {"who": "cashier", "what": "Forgets the order.", "value": "misery"},
        {"who": "cashier", "what": "Puts it right.", "value": "magic"},
    ],
    "rules": [],
}
HANDBOOK: dict[str, Any] = {"summary": "One line.", "edition": "2026.1", "paper": "a5", "select": {"rules": {}}}
EVERY_RECORD: dict[str, Any] = {"owner": "training", "reviewed": {"on": "2026-11-21", "finding": "None."}}
SHAPES: dict[str, dict[str, Any]] = {
    "rule": {"summary": "One line.", "do": ["Say sorry."], "dont": ["Explain."], "bend": {"when": "N.", "limit": "N."}},
    "guide": {"summary": "One line."},
    "handbook": {"summary": "One line."},
    "case": {"summary": "One line.", "moments": ["Forgets the order.", "Puts it right."]},
}
"""What a translation of a record with the fields above must have."""


def label(word: str, language: Language) -> str:
    """What the tests' taxonomy calls a word: the word itself in English, with the language elsewhere."""
    return word.capitalize() if language == "en" else f"{word.capitalize()} {language}"


def concept(word: str, **changes: Any) -> dict[str, Any]:
    """A word of the taxonomy in three languages."""
    texts = {language: {"label": label(word, language), "description": f"{word}."} for language in LANGUAGES}
    return {**texts, **changes}


def taxonomy(**changes: Any) -> dict[str, Any]:
    """A whole taxonomy; a change replaces a group, None takes it away."""
    groups = {group: {word: concept(word) for word in words.split()} for group, words in GROUPS.items()}
    return {group: words for group, words in {**groups, **changes}.items() if words is not None}


def front_matter(fields: Mapping[str, Any]) -> str:
    """Fields as front matter, one a line; a trailing underscore stands for a word that Python reserves."""
    return "".join(f"{name.rstrip('_')}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in fields.items())


def markdown(fields: Mapping[str, Any], body: str) -> str:
    """A content file."""
    return f"---\n{front_matter(fields)}---\n\n{body}\n"


def body(kind: str, language: Language = "en", first: str = "Text.") -> str:
    """A body with the sections of its kind, and a text for the first of them."""
    sections = GROUPS.get(f"{kind}_sections", "").split()
    if not sections:
        return f"## Section\n\n{first}"
    return "\n\n".join(
        f"## {label(section, language)}\n\n{'Text.' if index else first}" for index, section in enumerate(sections)
    )


@dataclass(frozen=True)
class Project:
    """A project folder with a whole taxonomy and no content but what a test writes."""

    root: Path

    def write(self, path: str, text: str) -> str:
        """Write a file as it stands."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
        return path

    def rule(self, id: str = "R29", language: Language = "en", *, text: str = "Text.", **fields: Any) -> str:
        """Write a rule; `text` is the first section of its body."""
        every = {"title": f"Rule {id}", **RULE, **EVERY_RECORD, **fields}
        return self.write(f"docs/rules/{id}-slug.{language}.md", markdown(every, body("rule", language, text)))

    def guide(self, id: str = "recovery", language: Language = "en", *, text: str = "Text.", **fields: Any) -> str:
        """Write a guide."""
        every = {"title": f"Guide {id}", "summary": "One line.", **EVERY_RECORD, **fields}
        return self.write(f"docs/guides/{id}.{language}.md", markdown(every, body("guide", language, text)))

    def handbook(self, id: str = "whole", language: Language = "en", *, text: str = "Preface.", **fields: Any) -> str:
        """Write a handbook of all rules; its body has no headings."""
        every = {"title": f"Handbook {id}", **HANDBOOK, **EVERY_RECORD, **fields}
        return self.write(f"docs/handbooks/{id}.{language}.md", markdown(every, text))

    def case(self, id: str = "ham", language: Language = "en", *, text: str = "Text.", **fields: Any) -> str:
        """Write a case."""
        every = {"title": f"Case {id}", **CASE, **EVERY_RECORD, **fields}
        return self.write(f"cases/{id}.{language}.md", markdown(every, body("case", language, text)))

    def translate(self, id: str, language: Language, *, text: str = "Text.", **fields: Any) -> str:
        """Write a translation of a record, made from its source as it is now."""
        record = self.library().records[id]
        state = {"of": fingerprint(record.entry), "status": "reviewed"}
        shape = {"translation": state, "title": f"{record.entry.title} {language}", **SHAPES[record.kind]}
        path = record.document.path.replace(f".{record.source}.md", f".{language}.md")
        return self.write(path, markdown({**shape, **fields}, body(record.kind, language, text)))

    def taxonomy(self, **changes: Any) -> str:
        """Write the taxonomy anew, with these groups changed."""
        return self.write("docs/vocabulary/taxonomy.yml", front_matter(taxonomy(**changes)))

    def term(self, id: str, *words: str, forms: Sequence[str] = (), **fields: Any) -> str:
        """Add a term to the glossary, with its word in each language (or the same in all)."""
        texts = zip(LANGUAGES, words if len(words) > 1 else words * 3, strict=True)
        entry = {
            language: {"term": word, "definition": f"Means {word}.", "forms": list(forms)} for language, word in texts
        }
        return self._add("docs/vocabulary/glossary.yml", id, {**entry, **fields})

    def claim(self, id: str, **fields: Any) -> str:
        """Add a claim."""
        entry = {language: {"claim": f"{id} {language}", "safe": f"Safe {id} {language}."} for language in LANGUAGES}
        entry |= {"kind": "measured", "status": "contested", "checked": "2026-11-21"}
        return self._add("docs/vocabulary/claims.yml", id, {**entry, **fields})

    def house(self, **fields: Any) -> str:
        """Write what the company says of itself."""
        return self.write("docs/vocabulary/house.yml", front_matter(fields))

    def _add(self, path: str, id: str, entry: Mapping[str, Any]) -> str:
        file = self.root / path
        before = file.read_text(encoding="utf-8") if file.exists() else ""
        return self.write(path, before + front_matter({id: {name.rstrip("_"): value for name, value in entry.items()}}))

    def at(self, path: str, text: str) -> str:
        """Where a text first stands in a file, as diagnostics write it: ``path:line:column``."""
        whole = (self.root / path).read_text(encoding="utf-8")
        before = whole[: whole.index(text)]
        return f"{path}:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"

    def fault(self, path: str, text: str, words: str) -> str:
        """What is said of the place where a text first stands in a file."""
        return f"{self.at(path, text)}: {words}"

    def reading(self) -> Reading:
        """What the loader makes of the project."""
        return load(self.root)

    def library(self) -> Library:
        """The Library alone."""
        return self.reading().library

    def record(self, id: str) -> AnyRecord:
        """One record of the Library."""
        return self.library().records[id]

    def diagnostics(self) -> list[Diagnostic]:
        """Everything that loader and checks say."""
        reading = self.reading()
        return sorted({*reading.diagnostics, *check(reading.library)})

    def faults(self, *codes: str) -> list[str]:
        """Diagnostics as text: those with these codes, or all but the note that a translation is missing."""
        found = (one for one in self.diagnostics() if (one.code in codes if codes else one.code != "RB043"))
        return [str(one) for one in found]

    def codes(self) -> list[str]:
        """The codes of all faults, without the note that a translation is missing."""
        return [fault.split(": ")[1].split()[0] for fault in self.faults()]

    def site(self) -> Site:
        """The site without drafts."""
        return Site(self.library().published())

    def renderer(self, language: Language = "en", today: date = TODAY, **around: Any) -> PageRenderer:
        """What renders the pages of a language; `around` is the rest of the surroundings."""
        return PageRenderer(self.site(), language, Surroundings(today, **around))

    def page(self, url: str) -> Rendered:
        """One page of the site, rendered."""
        renderer = self.renderer(url[:2])
        return renderer.render(renderer.site.pages[url])

    def read(self, url: str) -> Element:
        """One page of the site as a tree."""
        return read_html(self.page(url).html)


def searchable(id: str, title: str = "", text: str = "", **fields: Any) -> Document:
    """A document to be found; `text` stands in its lead, `sections` gives others as {anchor: text}."""
    named = (Section(anchor, "", words) for anchor, words in fields.pop("sections", {}).items())
    every = {"kind": "guide", "url": f"guides/{id}/", "summary": "", **fields}
    return Document(id=id, title=title, sections=(Section("", "", text), *named), **every)


def index_files(*documents: Document, language: Language = "en") -> dict[str, str]:
    """The files of an index of these documents."""
    return written(build(documents, language))


def reader_of(files: Mapping[str, str]) -> Reader:
    """What reads the files of an index; a file that is not there is missing as on a disk."""

    def fetch(name: str) -> str:
        if name not in files:
            raise FileNotFoundError(name)
        return files[name]

    return Reader(fetch)


def indexed(*documents: Document, language: Language = "en") -> Reader:
    """What reads an index of these documents."""
    return reader_of(index_files(*documents, language=language))
