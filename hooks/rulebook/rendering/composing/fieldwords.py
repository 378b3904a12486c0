"""What the composer calls the fields of a case, and what it says to help with them, by the path of each.

Phase: rendering.
"""

from rulebook.rendering.fieldnames import field_names
from rulebook.rendering.interface import Interface


def composer_names(interface: Interface) -> dict[str, str]:
    """The names of all fields: those of the case form, and what only editors fill in."""
    return field_names(interface) | _parts_of_fields(interface) | _for_editors(interface)


def _parts_of_fields(interface: Interface) -> dict[str, str]:
    words = interface.words
    return {
        "sources": words("Sources"),
        "sources.title": words("Title of the source"),
        "sources.url": words("Address"),
        "sources.seen": words("Read on"),
        "sources.supports": words("What it supports"),
        "moments.value": words("How was it for the customer?"),
        "severity": words("Severity"),
        "feeling": words("Feeling"),
        "recovery.apology": words("Apology"),
        "recovery.apology.made": words("Did anybody apologise?"),
        "recovery.follow_up": words("Came back to check"),
        "recovery.follow_up.by": words("Who (role)"),
        "verdicts": words("Verdict"),
        "stars.service": words("Stars for the service"),
        "stars.recovery": words("Stars for the recovery"),
        "actions.state": words("How far it is"),
    }


def _for_editors(interface: Interface) -> dict[str, str]:
    words = interface.words
    return {
        "confidence": words("Confidence"),
        "tags": words("Tags"),
        "related": words("Related rules"),
        "aliases": words("Words that people search with"),
        "claims": words("Claims that the text cites"),
        "from": words("Lines of the sources"),
        "owner": words("Owner"),
        "reviewed": words("Review"),
        "reviewed.on": words("Day"),
        "reviewed.finding": words("What was found"),
        "review_every": words("Review again after"),
        "status": words("Status"),
        "superseded_by": words("What to read instead"),
        "redirect_from": words("Old addresses"),
    }


def composer_hints(interface: Interface) -> dict[str, str]:
    """A sentence below the name of a field, where the name alone leaves a question open."""
    words = interface.words
    one_a_line = words("One a line.")
    return {
        "title": words("A few words that make somebody want to read on."),
        "basis": words("Made up is fine, as long as it says so."),
        "occurred": words("A year, a month or a day: 2013, 2013-05, 2013-05-01; with ~ if it is a guess."),
        "moments": words("What could a person see? Name roles, never people. At least one moment is magic or misery."),
        "moments.at": words("Since the start (5 min, 2 h, 3 d), a time (14:05) or a date. May stay empty."),
        "rules": words("A few rules that the case shows, each with the reason."),
        "rules.rule": words("Type a number or words of the title."),
        "recovery.first_response": words("A number and min, h or d: 5 min."),
        "recovery.follow_up.after": words("A number and min, h or d: 5 min."),
        "recovery.prevents": words("“None recorded” is an honest and useful answer."),
        "stars": words("The lower of the two is what counts."),
        "sources": words("A documented case needs a source with its address."),
        "reviewed.finding": words("One line: who told it, what was checked, what is a guess. For editors."),
        "review_every": words("6 weeks, 18 months, 2 years. Left empty: a year."),
        "tags": words("Type the beginning of a word."),
        "related": words("Type a number or words of the title."),
        "claims": words("What the text cites as [claim:…] must stand here too."),
        **dict.fromkeys(("went_well", "missing", "lucky", "from", "redirect_from"), one_a_line),
        "aliases": words("What a customer would call it, slang, other spellings. One a line."),
    }


def status_names(interface: Interface) -> dict[str, str]:
    """The words of fields whose words the model spells out, and which the taxonomy does not know."""
    words = interface.words
    return {"active": words("Shown"), "draft": words("Draft"), "superseded": words("Out of date")}
