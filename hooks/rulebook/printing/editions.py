"""A handbook: what was selected -> the values of the whole book.

Phase: printing.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from rulebook.collation import initial, sort_key
from rulebook.printing.frame import Edition, Ink, edition_and_date, framed, with_code
from rulebook.printing.nodes import mentioned
from rulebook.printing.selection import Selection
from rulebook.printing.sheets import Sheets, Values

_COUNT: Final = re.compile(r"<span>([^<]+)</span>")


def handbook(sheets: Sheets, edition: Edition, chosen: Selection, paper: str, ink: Ink) -> Values:
    """Everything that the layout ``handbook`` draws."""
    rules = [with_code(sheets.rule(id)) for id in chosen.rules]
    guides = [with_code(sheets.guide(id)) for id in chosen.guides]
    cases = [with_code(sheets.case(id)) for id in chosen.cases]
    claims = [sheets.claim(id) for id in _claims(sheets, chosen)] if "claims" in edition.include else []
    records = [*rules, *guides, *cases]
    terms = list(_terms(sheets, records)) if "glossary" in edition.include else []
    return framed(sheets, edition, paper, ink) | {
        "contained": _contained(sheets, chosen),
        "preface": edition.preface,
        "levels": sheets.levels(),
        "include": list(edition.include),
        "parts": (parts := _parts(sheets, rules)),
        "suits": [part["id"] for part in parts if part["rules"]],
        "guides": guides,
        "cases": cases,
        "terms": terms,
        "claims": claims,
        "index": _index(sheets, records, terms) if "index" in edition.include else [],
        "sources": [
            {"id": case["id"], "title": case["title"], "sources": case["sources"]} for case in cases if case["sources"]
        ],
        "colophon": _colophon(sheets, edition),
        "targets": dict(_targets(records, terms, claims)),
    }


def _parts(sheets: Sheets, rules: list[Values]) -> list[Values]:
    taxonomy, language = sheets.view.site.library.taxonomy, sheets.view.language
    return [
        {
            "id": part,
            "label": taxonomy.label(part, language, "parts").label,
            "rules": [rule for rule in rules if rule["part"] == part],
        }
        for part in taxonomy.keys("parts")
    ]


def _terms(sheets: Sheets, records: Iterable[Values]) -> Iterator[Values]:
    """The terms that the book's texts mention: it explains its own words and no others."""
    texts = (section["body"] for record in records for section in record["sections"])
    used = {id for text in texts for id in mentioned(text)}
    return (term for term in sheets.terms() if term["id"] in used)


def _claims(sheets: Sheets, chosen: Selection) -> list[str]:
    """The claims that the selected records name, in the order of the claims' file."""
    library = sheets.view.site.library
    ids = (*chosen.rules, *chosen.guides, *chosen.cases)
    named = {claim for id in ids for claim in library.records[id].entry.claims}
    mentions = sheets.view.site.backlinks.mentions
    named |= {claim for claim in library.claims if set(mentions.get(f"claim:{claim}", ())) & set(ids)}
    return [claim for claim in library.claims if claim in named]


def _targets(records: Iterable[Values], terms: Iterable[Values], claims: Iterable[Values]) -> Iterator[tuple[str, str]]:
    """What references may lead to in this book, with the number before it in the contents."""
    yield from ((record["id"], record.get("number", "")) for record in records)
    yield from ((f"term:{term['id']}", "") for term in terms)
    yield from ((f"claim:{claim['id']}", "") for claim in claims)


def _index(sheets: Sheets, records: list[Values], terms: list[Values]) -> list[Values]:
    """Curated terms and tags in one alphabet; of a word that is both, one entry. `main` is the page in bold."""
    language = sheets.view.language
    found: dict[str, Values] = {}
    for term in terms:
        main = next((see["id"] for see in term["see"]), f"term:{term['id']}")
        entry = found.setdefault(term["term"].lower(), {"label": term["term"], "keys": [], "main": main})
        entry["keys"].append(f"term:{term['id']}")
    for tag in {tag["id"]: tag for record in records for tag in record["tags"]}.values():
        label = tag["label"][0].lower() + tag["label"][1:]  # as terms are written
        entry = found.setdefault(label.lower(), {"label": label, "keys": [], "main": ""})
        entry["keys"].append(f"tag:{tag['id']}")
    ordered = sorted(found.values(), key=lambda entry: sort_key(entry["label"], language))
    return [{**entry, "letter": initial(entry["label"], language)} for entry in ordered]


def _contained(sheets: Sheets, chosen: Selection) -> str:
    """``30 rules, 5 guides, 24 cases``."""
    return ", ".join(_COUNT.findall(sheets.view.pieces.counts(chosen.ids)))


def _colophon(sheets: Sheets, edition: Edition) -> list[str]:
    words = sheets.view.interface.words
    lines = [
        edition.title + ". " + edition_and_date(sheets, edition) + ".",
        words("Rules, guides and cases are our own words. Facts and figures come from the sources that are named."),
        words("Cases marked as made up are for teaching; nobody in them is real."),
        words("Set in PT Serif and PT Sans by ParaType. Typeset by Typst."),
    ]
    return [*lines, sheets.address] if sheets.address else lines
