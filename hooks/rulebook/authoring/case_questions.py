"""The questions of a case, in the order in which somebody tells it.

Phase: authoring. Pure.
"""

from rulebook.authoring.case_details import case_details, went_wrong
from rulebook.authoring.questions import Answers, Question, Words, found_by, gate, looked_after
from rulebook.model.times import AT

FITTING = "?fitting-rules"
"""The question that proposes rules."""

SIMILAR = "?similar"
"""The question that proposes similar cases, to which the text then points."""


def case_questions(words: Words) -> tuple[Question, ...]:
    """All questions of a case in the words of a language."""
    return (
        *_beginning(words),
        *_place(words),
        _moments(words),
        *_recovery(words),
        *_rules(words),
        *_judgement(words),
        *case_details(words),
        *_text(words),
        *looked_after(words),
    )


def _is_real(answers: Answers) -> bool:
    return answers.get("basis") != "constructed"


def _beginning(words: Words) -> tuple[Question, ...]:
    return (
        Question("title", words("Title: what happened, in a few words"), needed=True),
        Question("summary", words("Summary: one sentence that makes people want to read it"), needed=True),
        Question("kind", words("What kind of case is it?"), "word", ("kinds",), needed=True),
        Question("basis", words("Where is it from?"), "word", ("bases",), needed=True),
        Question("confidence", words("How sure is it?"), "word", ("confidences",), needed=True, when=_is_real),
        Question(
            "sources",
            words("Sources, one after another"),
            "items",
            option="source",
            when=_is_real,
            items=(
                Question("title", words("Source: its title (empty: no more)")),
                Question("url", words("Its address, with https://")),
                Question("supports", words("What of the case does it support?"), needed=True),
            ),
        ),
        Question("occurred", words("When was it? (2026-11-21, 2026-11, 2026 or 2025/2026)"), when=_is_real),
    )


def _place(words: Words) -> tuple[Question, ...]:
    return (
        Question("country", words("In which country?"), "word", listing="countries", when=_is_real),
        Question("industry", words("In which trade?"), "word", ("industries",)),
        Question("touchpoint", words("Where did customer and company meet?"), "word", ("touchpoints",)),
        Question("customer", words("Who was the customer?"), "word", ("customers",), needed=True),
        Question("incident", words("How did it begin?"), "word", ("incidents",), needed=True),
    )


def _moments(words: Words) -> Question:
    return Question(
        "moments",
        words("The moments, in order: what could a person see?"),
        "items",
        needed=True,
        option="moment",
        items=(
            Question("what", words("What happened? (empty: no more)")),
            Question("who", words("Who did it?"), "word", ("roles", "actors"), needed=True),
            Question("at", words("When? (5 min, 2 h, 3 d after the start, 14:05, or a date; may stay empty)"), form=AT),
            Question("value", words("How was it for the customer?"), "word", ("values",), needed=True),
        ),
    )


def _recovery(words: Words) -> tuple[Question, ...]:
    return (
        Question(
            "recovery.apology.made",
            words("Did anybody apologise?"),
            "word",
            listing="yes-no",
            option="apology",
            when=went_wrong,
        ),
        Question(
            "recovery.apology.by",
            words("Who apologised?"),
            "word",
            ("roles", "actors"),
            option="apology-by",
            when=gate("recovery.apology.made"),
        ),
        Question(
            "recovery.apology.excuses",
            words("Were there excuses in it?"),
            "word",
            ("excuses",),
            when=gate("recovery.apology.made"),
        ),
        Question("recovery.put_right", words("How was it put right?"), when=went_wrong),
        Question("recovery.extra", words("What was given on top?"), when=went_wrong),
        Question("recovery.authority", words("What was decided without asking, within what limit?"), when=went_wrong),
        Question(
            "recovery.prevents",
            words("What keeps it from happening again?"),
            default=words("none recorded"),
            when=went_wrong,
        ),
        Question("causes", words("What let it happen?"), "words", ("causes",), option="cause", when=went_wrong),
    )


def _rules(words: Words) -> tuple[Question, ...]:
    return (
        Question(
            FITTING,
            words("These rules seem to fit. Which of them does the case show?"),
            "words",
            listing="fitting-rules",
        ),
        Question(
            "rules",
            words("The rules that the case shows"),
            "items",
            option="rule",
            begun_by=FITTING,
            items=(
                Question(
                    "rule",
                    words("Which rule? (a number or a word of its title; empty: no more)"),
                    "word",
                    listing="rules",
                ),
                Question("how", words("Kept, broken or bent?"), "word", ("hows",), needed=True),
                Question("why", words("Why can one say so? One sentence"), needed=True),
            ),
        ),
    )


def _judgement(words: Words) -> tuple[Question, ...]:
    return (
        Question("stars.service", words("Stars for the service"), "word", listing="stars", option="service-stars"),
        Question(
            "stars.recovery",
            words("Stars for putting it right"),
            "word",
            listing="stars",
            needed=True,
            option="recovery-stars",
            when=lambda answers: bool(answers.get("stars.service")),
        ),
        *found_by(words),
    )


def _text(words: Words) -> tuple[Question, ...]:
    return (
        Question(
            "body.story", words("The story, a paragraph a line (empty at once: the moments tell it)"), "paragraphs"
        ),
        Question(
            SIMILAR,
            words("These cases are similar. To which of them should the text point?"),
            "words",
            listing="fitting-cases",
        ),
        Question(
            "body.lessons",
            words("What do we learn? (a thought a line; empty at once: the reasons for the rules)"),
            "paragraphs",
        ),
        Question(
            "body.discuss", words("Questions for a team (one a line; empty at once: a general one)"), "paragraphs"
        ),
    )
