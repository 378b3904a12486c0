"""What was answered before, for a person who takes up a draft.

Phase: authoring. Pure.
"""

from collections.abc import Iterator, Sequence

from rulebook.authoring.interview import Interview
from rulebook.authoring.questions import Question
from rulebook.schema.yaml_reader import Node


def recalled(interview: Interview, questions: Sequence[Question]) -> Iterator[str]:
    """Each answer behind its question, as it was read when it was chosen; of an item its first part."""
    for question in questions:
        answer = interview.answers.get(question.name)
        if answer and not question.name.startswith("?"):
            yield f"  {question.words}: {_said(interview, question, answer)}"


def _said(interview: Interview, question: Question, answer: Node) -> str:
    chosen = question.shape in ("word", "words")
    labels = {choice.key: choice.label for choice in interview.choices(question)} if chosen else {}
    parts = [next(iter(one.values()), "") if isinstance(one, dict) else one for one in _list(answer)]
    return "; ".join(labels.get(str(part), str(part)) for part in parts)


def _list(answer: Node) -> list[Node]:
    return answer if isinstance(answer, list) else [answer]
