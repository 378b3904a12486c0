"""What the fields of a case are called, on paper and on the composer page, by the path of each.

Phase: rendering.
"""

from rulebook.rendering.interface import Interface


def field_names(interface: Interface) -> dict[str, str]:
    """What somebody who tells a case is asked for."""
    return _of_the_case(interface) | _of_what_happened(interface) | _of_the_recovery(interface) | _of_review(interface)


def _of_the_case(interface: Interface) -> dict[str, str]:
    words = interface.words
    return {
        "title": words("Short title"),
        "summary": words("What happened, in one sentence"),
        "kind": words("Kind"),
        "basis": words("How we know it"),
        "sources": words("Where it can be read, if anywhere"),
        "occurred": words("When"),
        "country": words("Country"),
        "industry": words("Industry"),
        "touchpoint": words("Touchpoint"),
        "customer": words("Customer"),
        "relationship": words("New or regular?"),
        "incident": words("Incident type"),
    }


def _of_what_happened(interface: Interface) -> dict[str, str]:
    words = interface.words
    return {
        "severity.actual": words("How bad it was"),
        "severity.potential": words("How bad it could have become"),
        "first_failure": words("The first failure?"),
        "feeling.start": words("Customer’s feeling at the start"),
        "feeling.end": words("and at the end"),
        "detected_by": words("Noticed by"),
        "moments": words("Moments"),
        "moments.at": words("When"),
        "moments.who": words("Who (role)"),
        "moments.what": words("What happened"),
        "moments.value": words("Moment of"),
        "rules": words("Rules kept, broken, bent"),
        "rules.rule": words("Rule"),
        "rules.how": words("Kept or not"),
        "rules.why": words("How one can tell"),
    }


def _of_the_recovery(interface: Interface) -> dict[str, str]:
    words = interface.words
    return {
        "recovery": words("How it was put right"),
        "recovery.first_response": words("First response after"),
        "recovery.apology.made": words("Apology"),
        "recovery.apology.by": words("Who apologised (role)"),
        "recovery.apology.excuses": words("Excuses"),
        "recovery.put_right": words("Put right"),
        "recovery.extra": words("Extra"),
        "recovery.follow_up.by": words("Came back to check"),
        "recovery.follow_up.after": words("After how long"),
        "recovery.authority": words("Decided without asking"),
        "recovery.prevents": words("What prevents it now"),
    }


def _of_review(interface: Interface) -> dict[str, str]:
    words = interface.words
    return {
        "verdicts": words("Looking back"),
        "verdicts.error": words("Error"),
        "verdicts.relationship": words("Relationship"),
        "verdicts.trust": words("Trust"),
        "verdicts.promise": words("Promise"),
        "roi": words("What it brought us"),
        "stars": words("Stars"),
        "causes": words("Causes"),
        "went_well": words("What went well"),
        "missing": words("What was missing"),
        "lucky": words("Where luck helped"),
        "actions": words("What we change"),
        "actions.what": words("What"),
        "actions.owner": words("Who (role)"),
        "actions.due": words("By when"),
    }
