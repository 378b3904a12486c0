"""The templates' environments: what all languages share."""

import pytest
from jinja2 import DictLoader, Environment
from jinja2.compiler import generate

from rulebook.model.languages import LANGUAGES
from rulebook.rendering.environment import TEMPLATES, Compiled, environment


@pytest.mark.parametrize("name", sorted(path.name for path in TEMPLATES.glob("*.html")))
def test_a_template_is_compiled_to_the_same_in_every_language(name: str) -> None:
    source = (TEMPLATES / name).read_text(encoding="utf-8")
    environments = map(environment, LANGUAGES)
    assert len({generate(env.parse(source, name), env, name, name) for env in environments}) == 1


def test_a_template_that_has_changed_is_compiled_anew() -> None:
    compiled = Compiled()
    shown = [
        Environment(loader=DictLoader({"page": text}), bytecode_cache=compiled).get_template("page").render()  # noqa: S701
        for text in ("before", "after", "before")
    ]
    assert shown == ["before", "after", "before"]
