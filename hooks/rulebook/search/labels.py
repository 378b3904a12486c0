"""The words that a client shows around results: facets and their values, and sentences with their plurals.

Phase: search.
"""

from typing import Any, Final

from babel import Locale

from rulebook.model.vocabulary import Taxonomy
from rulebook.rendering.interface import Interface, translations
from rulebook.search.documents import FACETS, GROUP_OF_FACET

_COUNTED: Final = range(1, 101)
"""Among these numbers every plural form of the three languages occurs."""


def labels(taxonomy: Taxonomy, interface: Interface) -> dict[str, Any]:
    """``facets``: {facet: {name, values: {key: label}}}; ``words``: {key: sentence or {plural category: sentence}}."""
    facets = {
        facet: {"name": name, "values": _values(facet, taxonomy, interface)}
        for facet, name in zip(FACETS, _names(interface), strict=True)
    }
    return {"facets": facets, "words": _words(interface)}


def _names(interface: Interface) -> tuple[str, ...]:
    words = interface.words
    return (
        words("Kind"),
        words("Part"),
        words("Side"),
        words("Stage"),
        words("Role"),
        words("Touchpoint"),
        words("Industry"),
        words("Incident type"),
        words("Outcome"),
        words("Tag"),
    )


def _values(facet: str, taxonomy: Taxonomy, interface: Interface) -> dict[str, str]:
    if facet == "kind":
        words = interface.words
        return {
            "rule": words("Rule"),
            "guide": words("Guide"),
            "case": words("Case"),
            "handbook": words("Handbook"),
            "term": words("Term"),
            "claim": words("Claim"),
        }
    group = GROUP_OF_FACET[facet]
    return {key: taxonomy.label(key, interface.language, group).label for key in taxonomy.keys(group)}


def _words(interface: Interface) -> dict[str, Any]:
    words = interface.shown
    return {
        "results": _plural(interface),
        "none": words("Nothing found for “{query}”."),
        "near": words("Did you mean:"),
        "instead": words("Showing results for “{query}”."),
        "insist": words("Search for “{query}” instead"),
        "hint": words(
            "Any form of a word will do, and small slips are forgiven. Quotes find a phrase: “moment of truth”."
        ),
        "recent": words("Recent searches"),
        "forget": words("Clear this list"),
        "any": words("All"),
        "widen": words("Clear the filters"),
        "elsewhere": words("In other languages"),
        "copied": words("Link copied"),
        "more": words("More results"),
        "all": words("All results on a page of their own"),
    }


def _plural(interface: Interface) -> dict[str, str]:
    """The sentence in each plural category of the language (CLDR), as a browser's Intl.PluralRules names them."""
    category = Locale.parse(interface.language).plural_form
    found: dict[str, str] = {}
    for count in _COUNTED:
        sentence = translations(interface.language).ngettext("{count} result", "{count} results", count)
        found.setdefault(category(count), sentence)
    return {**found, "other": found.get("other", found[category(100)])}
