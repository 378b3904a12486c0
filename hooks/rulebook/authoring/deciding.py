"""What stands around the questions of every record: a greeting before them, and what is to become of the answers.

Phase: authoring. Pure but for the person who is asked.
"""

from collections.abc import Callable, Sequence

from rulebook.authoring.choices import Choice
from rulebook.authoring.interview import Interview
from rulebook.authoring.questions import Question
from rulebook.authoring.recalling import recalled
from rulebook.rendering.interface import Interface

WRITE, MEND, KEEP = "write", "mend", "keep"


def greet(interview: Interview, questions: Sequence[Question]) -> None:
    """What a person should know before the first question: nothing is final, and what a draft holds already."""
    if interview.asker.answers:
        words = _words(interview)
        before = list(recalled(interview, questions))
        head = [words("Answered so far:")] if before else []
        interview.asker.tell("\n".join([words("Every answer can be changed at the end."), *head, *before]))


def decided(interview: Interview, has_errors: bool) -> str:
    """Whether the answers are written, changed or kept; with an error in them they are not written."""
    words = _words(interview)
    write = [] if has_errors else [Choice(WRITE, words("Write the file"))]
    others = [Choice(MEND, words("Change an answer")), Choice(KEEP, words("Keep it as a draft"))]
    return interview.asker.pick(words("What now?"), [*write, *others], KEEP if has_errors else WRITE, needed=True)


def ask_again(interview: Interview, questions: Sequence[Question], first: Callable[[Question], bool]) -> None:
    """Ask one question again, those for which `first` holds before the others, and what follows from the new answer."""
    answered = [one for one in questions if one.name in interview.answers and not one.name.startswith("?")]
    answered.sort(key=lambda one: not first(one))
    choices = [Choice(one.name, one.words) for one in answered]
    name = interview.asker.pick(_words(interview)("Which answer?"), choices, needed=True)
    interview.take(next(one for one in answered if one.name == name), anew=True)
    interview.run(questions)


def _words(interview: Interview) -> Callable[[str], str]:
    return Interface(interview.language).words
