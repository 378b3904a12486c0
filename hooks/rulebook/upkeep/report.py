"""Chores as an editor reads them, and as a program does.

Phase: upkeep.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from rulebook.model.languages import ENDONYMS, Language
from rulebook.model.library import Library
from rulebook.rendering.interface import Interface, translations
from rulebook.reporting.report import printable
from rulebook.upkeep.chores import GROUPS, Chore, Chores, Group


def lines(library: Library, found: Chores, language: Language, groups: Iterable[Group] = GROUPS) -> Iterator[str]:
    """Each group under its heading; an empty one is its heading alone."""
    interface = Interface(language)
    for group in groups:
        yield heading(group, len(found[group]), language)
        yield from (f"  {_line(library, chore, interface)}" for chore in found[group])


def _line(library: Library, chore: Chore, interface: Interface) -> str:
    record = library.records.get(chore.id)
    title = f" {record.text(interface.language).title}" if record else ""
    notes = (
        ENDONYMS[chore.language] if chore.language else "",
        interface.date(chore.day) if chore.day else "",
        printable(chore.note.text(interface.words)) if chore.note else "",
    )
    aside = "; ".join(note for note in notes if note)
    return printable(f"{chore.path}:{chore.line}:{title}") + (f" ({aside})" if aside else "")


def heading(group: Group, count: int, language: Language) -> str:
    """What a group holds, with how many: ``2 translations are stale``."""
    ngettext = translations(language).ngettext
    if not count:
        return _nothing(language)[group]
    texts: dict[Group, str] = {
        "stale": ngettext("{count} stale translation", "{count} stale translations", count),
        "missing": ngettext("{count} missing translation", "{count} missing translations", count),
        "machine": ngettext(
            "{count} machine translation that nobody has read",
            "{count} machine translations that nobody has read",
            count,
        ),
        "overdue": ngettext("{count} overdue review", "{count} overdue reviews", count),
        "due": ngettext("{count} review that falls due soon", "{count} reviews that fall due soon", count),
        "unreviewed": ngettext(
            "{count} record that nobody has reviewed", "{count} records that nobody has reviewed", count
        ),
        "unprevented": ngettext("{count} case without prevention", "{count} cases without prevention", count),
        "without-cases": ngettext("{count} rule without a case", "{count} rules without a case", count),
        "one-case": ngettext("{count} rule with a single case", "{count} rules with a single case", count),
        "silencings": ngettext("{count} silenced message", "{count} silenced messages", count),
        "drafts": ngettext("{count} draft", "{count} drafts", count),
    }
    return f"{texts[group].format(count=count)}:"


def _nothing(language: Language) -> dict[Group, str]:
    words = Interface(language).words
    return {
        "stale": words("No translation is stale."),
        "missing": words("No translation is missing."),
        "machine": words("Somebody has read every translation."),
        "overdue": words("No review is overdue."),
        "due": words("No review falls due soon."),
        "unreviewed": words("Every record has been reviewed."),
        "unprevented": words("Every case that went wrong says what prevents it now."),
        "without-cases": words("Every rule has a case."),
        "one-case": words("No rule has a single case."),
        "silencings": words("No message is silenced."),
        "drafts": words("There are no drafts."),
    }


def listed(found: Chores, language: Language, groups: Iterable[Group] = GROUPS) -> dict[str, list[dict[str, Any]]]:
    """The groups as plain values; what does not apply is left out."""
    words = Interface(language).words
    return {
        group: [
            {
                "id": chore.id,
                "path": chore.path,
                "line": chore.line,
                **({"language": chore.language} if chore.language else {}),
                **({"day": chore.day.isoformat()} if chore.day else {}),
                **({"note": chore.note.text(words)} if chore.note else {}),
            }
            for chore in found[group]
        ]
        for group in groups
    }
