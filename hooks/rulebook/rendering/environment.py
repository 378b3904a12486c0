"""The templates, with the words of one language.

Phase: rendering. Everything is escaped unless it is markup, and a name that nobody gave is an error.
"""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.runtime import Context
from markupsafe import Markup

from rulebook.codes.explanations import explanations
from rulebook.model.judgement import outcome, overall, turn
from rulebook.model.languages import ENDONYMS, Language
from rulebook.model.watching import Question, Recorder
from rulebook.rendering.compiled import FOLDER, Compiled
from rulebook.rendering.composing.knowledge import Knowledge
from rulebook.rendering.composing.questions import Questions
from rulebook.rendering.digests import digest
from rulebook.rendering.interface import Typeset
from rulebook.rendering.site import MOST_IN_PRACTICE
from rulebook.rendering.timeline import timeline
from rulebook.rendering.typography import bind, with_code

TEMPLATES = Path(__file__).parent.parent / "templates"

_REMEMBERED = frozenset(
    {
        "card",
        "chip",
        "cite",
        "drawing",
        "entry",
        "how_badge",
        "outcome_badge",
        "part_sign",
        "stars",
        "status_badge",
        "value_badge",
        "value_mark",
    }
)


COMPILED = Compiled(FOLDER)


class _Calling(Context):
    """What a template knows; it calls a function at once.

    Jinja asks each time whether a function wants to be given the context, which takes longer than most of ours. None of
    them does.
    """

    def call(
        self, called: Callable[..., Any], /, *words: Any, _loop_vars: Any = None, _block_vars: Any = None, **named: Any
    ) -> Any:
        """What a function or a macro says; the variables of a loop and of a block would be for the context."""
        return called(*words, **named)


@cache
def environment(language: Language) -> Environment:
    """The templates of the site in a language, compiled once; whoever renders gives them what they show."""
    env = Environment(
        loader=FileSystemLoader(TEMPLATES),
        auto_reload=False,
        bytecode_cache=COMPILED,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    env.context_class = _Calling
    env.newstyle_gettext = True  # type: ignore[attr-defined]
    env.globals.update(_spoken(language))
    env.filters["tuple"] = tuple
    env.filters["with_code"] = lambda text: with_code(text, language)
    env.filters["bind"] = lambda text: bind(text, language)
    env.globals.update(language=language, endonyms=ENDONYMS, explanations=explanations)
    env.globals.update(questions=Questions, knowledge=Knowledge)
    env.globals.update(
        outcome=outcome, overall=overall, timeline=timeline, turn=turn, most_in_practice=MOST_IN_PRACTICE
    )
    return env


def _spoken(language: Language) -> dict[str, Callable[..., Markup]]:
    """The words of the interface: ``_`` for one, the others for what `trans` says with values."""
    catalogue = Typeset(language)

    def ngettext(one: str, many: str, num: int, **values: Any) -> Markup:
        return Markup(catalogue.ngettext(one, many, num)) % {"num": num, **values}  # noqa: S704  the catalogues are ours

    word = cache(lambda message: Markup(catalogue.gettext(message)))  # noqa: S704
    return {"_": word, "gettext": lambda message, **values: word(message) % values, "ngettext": ngettext}


def pieces(
    env: Environment, shown: dict[str, Any], recorder: Recorder, asked: dict[Question, frozenset[Question]]
) -> SimpleNamespace:
    """The macros, known as ``m`` to pages and to each other, with what else they are shown.

    Those whose text follows from a word or two are remembered, since lists repeat them many times. A page that shows
    one asks for the piece; what the piece asks for itself is noted in `asked`, so that a page is made anew only when
    what the piece shows has changed.
    """
    known = SimpleNamespace()
    for name, piece in vars(env.get_template("macros.html").make_module({**shown, "m": known})).items():
        setattr(known, name, _remembered(name, piece, recorder, asked) if name in _REMEMBERED else piece)
    return known


def _remembered(
    name: str, piece: Callable[..., Markup], recorder: Recorder, asked: dict[Question, frozenset[Question]]
) -> Callable[..., Markup]:
    known: dict[tuple[Any, ...], tuple[Markup, Question | None]] = {}

    def remembered(*words: Any) -> Markup:
        if words not in known:
            question = ("piece", name, *(str(word or "") for word in words))
            with recorder.noting() as questions:
                text = piece(*words)
            if questions:
                asked[question] = recorder.frozen(questions)
                recorder.answers[question] = digest(str(text))
            known[words] = text, question if questions else None
        text, of = known[words]
        if of:
            recorder.note(*of)
        return text

    return remembered
