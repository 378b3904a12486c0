"""The interface words of paper, by the names under which layouts ask for them.

Phase: printing.
"""

from rulebook.rendering.interface import Interface


def words_of(interface: Interface) -> dict[str, str]:
    """Every word that a layout draws; ``{name}`` stands where the layout puts a value."""
    groups = (_book_words, _rule_words, _case_words, _sheet_words)
    return {name: word for group in groups for name, word in group(interface).items()}


def _book_words(interface: Interface) -> dict[str, str]:
    """What a book says of itself and calls its chapters."""
    words = interface.words
    return {
        "product": words("Service Rulebook"),
        "author": words("Service Rulebook"),
        "preface": words("Preface"),
        "contents": words("Contents"),
        "arsenal": words("The arsenal of this part"),
        "guides": words("Guides"),
        "guide": words("Guide"),
        "cases": words("Cases"),
        "glossary": words("Glossary"),
        "claims": words("Claims and what is known"),
        "index": words("Index"),
        "sources": words("Sources"),
        "colophon": words("About this book"),
        "page": words("p.\u00a0{page}"),
        "legend": words("Signs in this book"),
        "see": words("See"),
        "notes": words("Our notes"),
    }


def _rule_words(interface: Interface) -> dict[str, str]:
    """What stands over the pieces of a rule."""
    words = interface.words
    return {
        "do": words("Do"),
        "dont": words("Don’t"),
        "say": words("Say this, not that"),
        "instead_of": words("Instead of"),
        "instead_say": words("say"),
        "bend": words("When to bend it"),
        "who": words("Who may"),
        "limit": words("How far"),
        "no_needs": words("A no needs"),
        "seen": words("Seen in practice"),
        "related": words("Related rules"),
    }


def _case_words(interface: Interface) -> dict[str, str]:
    """What stands over the pieces of a case."""
    words = interface.words
    return {
        "moments": words("Moments"),
        "turn": words("the turn"),
        "number": words("No."),
        "at": words("When"),
        "what": words("What happened"),
        "moment_of": words("Moment of"),
        "rating": words("Service and recovery"),
        "stars": words("{count} of 5"),
        "recovery": words("How it was put right"),
        "rules": words("Rules kept, broken, bent"),
        "pause": words("Stop here and talk"),
    }


def _sheet_words(interface: Interface) -> dict[str, str]:
    """What a sheet of cards says to whoever prints and cuts it, and what a code leads to."""
    words = interface.words
    return {
        "code_alt": words("QR code of {address}"),
        "fronts": words("Sheet {number} of {count}: fronts"),
        "backs": words("Sheet {number} of {count}: backs"),
        "full_size": words("Print at full size (100 %)"),
        "turn_over": words("Turn over the long edge"),
    }


def huddle_words(interface: Interface) -> dict[str, str]:
    """What a huddle sheet says besides."""
    words = interface.words
    return {
        "kicker": words("Rule of the week"),
        "decide": words("A case to decide"),
        "we_would": words("What we would do"),
        "turn_over": words("Turn over when everyone has answered."),
        "went_on": words("What happened next"),
        "the_rule_says": words("What the rule says"),
        "we_agree": words("What we agree"),
        "date": words("Date"),
        "sees_to_it": words("Who sees to it"),
        "shortened": words("The beginning is left out here."),
        "whole_case": words("The whole case: {address}"),
        "whole_case_titled": words("The whole case is in the rulebook: {title}"),
    }


def discussion_words(interface: Interface) -> dict[str, str]:
    """What a discussion sheet says besides."""
    words = interface.words
    return {
        "kicker": words("A case to discuss"),
        "story": words("What happened"),
        "our_answer": words("Our answer"),
        "turn_over": words("Turn over when everyone has answered."),
        "next_sheet": words("Take the next sheet when everyone has answered."),
        "went_on": words("What happened next"),
        "we_take": words("What we take from it"),
        "leads": words("For whoever leads the discussion"),
    }


def steps_of_recovery(interface: Interface) -> tuple[str, ...]:
    """The five steps of a recovery, one word each where the language has one."""
    words = interface.words
    return words("Notice"), words("Apologise"), words("Put it right"), words("Add"), words("Check back")


def pocket_words(interface: Interface) -> dict[str, str]:
    """What the pocket card says besides."""
    words = interface.words
    return {
        "went_wrong": words("Something went wrong?"),
        "may_say_yes": words("Who may say yes"),
        "role": words("Role"),
        "up_to": words("Yes, alone, up to"),
        "no_needs": words("A no needs"),
        "one_is_enough": words("Safety, law, privacy: one person is enough to stop."),
        "call": words("Call"),
        "valid_from": words("Valid from"),
    }


def shift_words(interface: Interface) -> dict[str, str]:
    """What the end-of-shift card says besides."""
    words = interface.words
    return {
        "end_of_shift": words("End of shift"),
        "first_count": words("How many times did we give a customer a new reason to be impressed?"),
        "second_count": words("How many customers did we turn into loyal ones?"),
        "shift": words("Shift"),
        "week": words("Week"),
        "example": words("The example we repeat tomorrow"),
        "no_target": words("No target, no bonus, no comparing. Nought is an honest number."),
    }
