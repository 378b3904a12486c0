"""Answers as digests: what a page asked is kept as one, whether it was answered in passing or is asked again later.

Phase: rendering. What makes pages uses it; `questions` answers with it.
"""

from hashlib import blake2b
from typing import TypeVar

from rulebook.model.watching import Recorder

T = TypeVar("T")


def digest(value: object) -> str:
    """A short hash of a value whose `repr` says all about it."""
    return blake2b(repr(value).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def answered(recorder: Recorder, found: T, *question: str) -> T:
    """Note a question with its answer, since it is at hand: to find it again would cost far more."""
    if recorder.is_listening:
        recorder.note(*question)
        recorder.answers[question] = digest(found)
    return found
