"""What a short case does without: verdicts, severity, feelings, what went well and what was luck.

Phase: authoring. Pure.
"""

from rulebook.authoring.questions import Answers, Question, Words, gate

MORE = "?more"
"""The question that opens what a short case does without."""


def went_wrong(answers: Answers) -> bool:
    """Whether some moment was misery: only then there is something to put right."""
    moments = answers.get("moments", [])
    return any(isinstance(moment, dict) and moment.get("value") == "misery" for moment in moments)


def _went_wrong_and_more(answers: Answers) -> bool:
    return went_wrong(answers) and gate(MORE)(answers)


def case_details(words: Words) -> tuple[Question, ...]:
    """The questions that a yes opens, and the one that it answers."""
    more = gate(MORE)
    return (
        Question(
            MORE,
            words("More details: verdicts, severity, feelings, what went well?"),
            "word",
            listing="yes-no",
            needed=True,
            default="false",
            option="more",
        ),
        Question("relationship", words("Did they know each other?"), "word", ("relationships",), when=more),
        Question(
            "severity.actual",
            words("How bad was it?"),
            "word",
            ("severities",),
            option="severity",
            when=_went_wrong_and_more,
        ),
        Question(
            "first_failure",
            words("Was it the first failure with this customer?"),
            "word",
            ("first_failures",),
            when=_went_wrong_and_more,
        ),
        Question("detected_by", words("Who noticed it first?"), "word", ("detectors",), when=_went_wrong_and_more),
        *_feelings(words),
        *_verdicts(words),
        Question("roi", words("What did it bring the company?"), "words", ("roi",), when=more),
        Question("went_well", words("What went well? (one thing a line; empty: no more)"), "lines", when=more),
        Question("missing", words("What was missing? (one thing a line; empty: no more)"), "lines", when=more),
        Question("lucky", words("What was luck? (one thing a line; empty: no more)"), "lines", when=more),
    )


def _feelings(words: Words) -> tuple[Question, ...]:
    more = gate(MORE)
    return (
        Question(
            "feeling.start",
            words("How did the customer feel at the start?"),
            "word",
            ("feelings",),
            option="feeling-start",
            when=more,
        ),
        Question("feeling.end", words("And at the end?"), "word", ("feelings",), option="feeling-end", when=more),
    )


def _verdicts(words: Words) -> tuple[Question, ...]:
    asked = {
        "error": words("Verdict: the error"),
        "relationship": words("Verdict: the relationship"),
        "trust": words("Verdict: the trust"),
        "promise": words("Verdict: the promise"),
    }
    return tuple(
        Question(
            f"verdicts.{name}", text, "word", (f"{name}_verdicts",), option=f"{name}-verdict", when=_went_wrong_and_more
        )
        for name, text in asked.items()
    )
