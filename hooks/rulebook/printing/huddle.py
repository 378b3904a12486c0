"""The huddle sheet: one A4 sheet for a rule, with a case cut before its decision and the answer overleaf.

Phase: printing.
"""

from collections import Counter
from collections.abc import Mapping

from rulebook.links.backlinks import Backlink
from rulebook.printing.frame import Edition, Ink, framed, with_code
from rulebook.printing.sheets import Sheets, Values
from rulebook.printing.stretches import stretches
from rulebook.printing.words import huddle_words
from rulebook.rendering.site import Site

_SECTIONS = ("practice", "week", "discuss")
"""What the team hears and does, in the order of the front."""


def huddle(sheets: Sheets, id: str, edition: Edition, ink: Ink, paper: str = "a4") -> Values:
    """Everything that the layout ``huddle`` draws for a rule; KeyError for an unknown one."""
    rule = with_code(sheets.rule(id))
    frame = framed(sheets, edition, paper, ink)
    sections = {section["id"]: section for section in rule["sections"]}
    link = cases_of_the_deck(sheets.view.site).get(id)
    return frame | {
        "rule": {name: rule[name] for name in _RULE if name in rule},
        "sections": {name: sections[name] for name in _SECTIONS if name in sections},
        "case": _case(sheets, link) if link else None,
        "words": frame["words"] | huddle_words(sheets.view.interface),
    }


_RULE = ("id", "number", "part", "language", "title", "summary", "do", "dont", "address", "code")


def _case(sheets: Sheets, link: Backlink) -> Values:
    """A case in two stretches; a later question belongs to its discussion sheet and is left out here."""
    case = sheets.case(link.case)
    first, *rest = stretches(case)
    how = case["rules"][link.index]
    return {
        "id": link.case,
        "language": case["language"],
        "title": case["title"],
        "basis": case["basis_label"],
        "before": list(first.text),
        "question": list(first.question),
        "after": [node for stretch in rest for node in stretch.text],
        "how": how["how_label"],
        "why": how["why"],
        "address": case["address"],
    }


def cases_of_the_deck(site: Site) -> Mapping[str, Backlink]:
    """For each rule the case that its sheet shows, of those with a pause; a rule without one is left out.

    A case says first what it is about, so that a rule which it names early wins it. A team that takes a rule a
    week shall not hear the same case again and again, so each sheet that has a case already weighs as much as one
    place further down; rules with few cases choose first.
    """
    told = _told(site)
    used: Counter[str] = Counter()
    chosen: dict[str, Backlink] = {}
    for rule in sorted(told, key=lambda rule: (len(told[rule]), rule)):
        chosen[rule] = min(told[rule], key=lambda link: _weight(link, used[link.case]))
        used[chosen[rule].case] += 1
    return chosen


def _told(site: Site) -> dict[str, list[Backlink]]:
    """For each rule its cases with a pause."""
    cases, practice = site.library.cases, site.backlinks.practice
    found = {
        rule: [link for link in practice.get(rule, ()) if "<!-- pause:" in cases[link.case].entry.body]
        for rule in site.library.rules
    }
    return {rule: links for rule, links in found.items() if links}


def _weight(link: Backlink, sheets: int) -> tuple[int, bool, int, str]:
    """How little a case suits a rule; a rule kept or broken teaches more plainly than one bent."""
    return sheets + link.index, link.how == "bent", link.index, link.case
