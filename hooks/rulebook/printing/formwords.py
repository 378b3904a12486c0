"""The words of the blank case form, besides the names of fields.

Phase: printing.
"""

from rulebook.rendering.interface import Interface


def form_words(interface: Interface) -> dict[str, str]:
    """What the form says around its fields."""
    words = interface.words
    return {
        "form": words("Case form"),
        "form_lead": words(
            "Write what was seen and said, in its order. Roles, never names. Leave out what nobody knows."
        ),
        "told_by": words("Told by (role)"),
        "date": words("Date"),
        "no_names": words("Nobody is named here, and nobody can be recognised."),
        "may_use": words("The story may be used in the rulebook."),
        "to_whom": words("Give it to"),
    }
