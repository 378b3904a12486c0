"""The templates' environments: what all languages share."""

import pytest
from jinja2.compiler import generate

from rulebook.model.languages import LANGUAGES
from rulebook.rendering.environment import TEMPLATES, environment


@pytest.mark.parametrize("name", sorted(path.name for path in TEMPLATES.glob("*.html")))
def test_a_template_is_compiled_to_the_same_in_every_language(name: str) -> None:
    source = (TEMPLATES / name).read_text(encoding="utf-8")
    environments = map(environment, LANGUAGES)
    assert len({generate(env.parse(source, name), env, name, name) for env in environments}) == 1


@pytest.mark.parametrize(("count", "expected"), [(1, "1 &lt; page"), (2, "2 pages of &lt;b&gt;")])
def test_words_with_values_are_markup_and_values_are_not(count: int, expected: str) -> None:
    text = "{% trans count=count %}{{ count }} < page{% pluralize %}{{ count }} pages of {{ name }}{% endtrans %}"
    shown = environment("en").from_string(text.replace("<", "&lt;")).render(count=count, name="<b>")
    assert shown == expected


def test_a_macro_in_a_loop_is_called_with_what_it_is_given() -> None:
    macro = "{% macro item(of, mark='-') %}{{ mark }}{{ of }}{% endmacro %}"
    shown = environment("en").from_string(macro + "{% for one in 'ab' %}{{ item(one, mark='+') }}{% endfor %}")
    assert shown.render() == "+a+b"
