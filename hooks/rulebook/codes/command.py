"""``rulebook explain``: what a code means and how to mend it, in a terminal.

Phase: command line. The pages of the site say the same, from the same texts.
"""

import os
from collections.abc import Callable, Iterator
from shutil import get_terminal_size
from textwrap import fill

import click

from rulebook.codes.explanations import Example, Explanation, explanations
from rulebook.model.diagnostic import hint
from rulebook.model.languages import Language
from rulebook.model.message import say
from rulebook.rendering.interface import Interface
from rulebook.terminal import language_option

Words = Callable[[str], str]

_WIDEST = 88


@click.command()
@click.argument("code", required=False)
@language_option
def explain(code: str | None, language: Language) -> None:
    """Tell what a code of the check means and how to mend it; without a code, list all codes."""
    words = Interface(language).words
    lines = _explained(_known(code, words), language, words) if code else _listed(language)
    for line in lines:
        click.echo(line, color=False if os.environ.get("NO_COLOR") else None)


def _known(code: str, words: Words) -> Explanation:
    if found := explanations().get(code.upper()):
        return found
    message = say(
        "{code}: there is no such code{hint} (all of them: rulebook explain)",
        code=code,
        hint=hint(code, explanations()),
    )
    raise click.ClickException(message.text(words))


def _listed(language: Language) -> Iterator[str]:
    for code, explanation in explanations().items():
        yield f"{click.style(code, bold=True)}  {explanation.words(language).title}"


def _explained(explanation: Explanation, language: Language, words: Words) -> Iterator[str]:
    texts = explanation.words(language)
    yield _head(f"{explanation.code}  {texts.title}")
    yield _severity(explanation, words)
    yield from ("", _wrapped(texts.what), "", _head(words("How to mend it")), _wrapped(texts.mend))
    for heading, examples in ((words("Wrong"), explanation.bad), (words("Right"), explanation.good)):
        for example in examples:
            yield from ("", f"{_head(heading)}: {explanation.caption(example)}")
            yield from _example(explanation, example)
    yield from _notes(explanation, words)


def _severity(explanation: Explanation, words: Words) -> str:
    colour, name, meaning = {
        "error": ("red", words("Error"), words("The site is not built until it is mended.")),
        "warning": ("yellow", words("Warning"), words("The site is built, but a proposal must be free of it.")),
        "notice": ("blue", words("For information"), words("It is told, and stops nothing.")),
    }[explanation.severity]
    return f"{click.style(name, fg=colour)}. {meaning}"


def _example(explanation: Explanation, example: Example) -> Iterator[str]:
    """The lines of a file; a sign, and not the weight alone, says which differ from the other side."""
    for line, differs in explanation.lines(example):
        yield click.style(f"  > {line}", bold=True) if differs else f"    {line}".rstrip()


def _notes(explanation: Explanation, words: Words) -> Iterator[str]:
    if explanation.leaves_out("…$"):
        yield from ("", _wrapped(words("A line with … alone stands for the rest of the file, as it must be.")))
    if explanation.leaves_out("… ×"):
        yield from ("", _wrapped(words("A line such as … ×40 means that the line above it is there 40 times.")))


def _head(text: str) -> str:
    return click.style(text, bold=True)


def _wrapped(text: str) -> str:
    """Lines that fit; names of files are not broken at their hyphens, since somebody may copy them."""
    width = min(get_terminal_size().columns, _WIDEST)
    return fill(text, width, break_on_hyphens=False, break_long_words=False)
