"""What is the same on many pages, rendered once: by language, depth, and what else a template says it differs by.

Phase: bridge.
"""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any, cast

from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig

from rulebook.bridge.security import trust
from rulebook.model.languages import Language

Fragments = dict[tuple[str, ...], Markup]

_KEY = "rulebook_fragments"


def fragments(config: MkDocsConfig) -> Fragments:
    """What has been rendered so far."""
    return cast(Fragments, config.extra.setdefault(_KEY, {}))


def forget(config: MkDocsConfig, language: Language) -> None:
    """Let go of what the pages of a language have in common."""
    known = fragments(config)
    for key in [key for key in known if key[1] == language]:
        del known[key]


def rendering(env: Environment, config: MkDocsConfig) -> Callable[..., Markup]:
    """The filter by which a template of the theme shows another one that is rendered once.

    A filter gets the context from the template itself; of a function Jinja asks at each call whether it wants it.
    """
    known = fragments(config)
    known.clear()

    @pass_context
    def fragment(context: Context, name: str, *differing: str) -> Markup:
        key = (name, context["language"], context["base_url"], *differing)
        if key not in known:
            shown = context.get_all() if differing else _anywhere(context)
            known[key] = Markup(env.get_template(name).render(shown))  # noqa: S704
            trust(config, name, known[key])
        return known[key]

    return fragment


def _anywhere(context: Context) -> dict[str, Any]:
    """The context of some page as deep as this one, which is none of those that anything links to.

    What is rendered once for many pages must not depend on which of them comes first.
    """
    page = context.get("page")
    depth = page.url.count("/") - 1 if page else 0
    return {**context.get_all(), "page": page and SimpleNamespace(url=f"{context['language']}/" + depth * "-/")}
