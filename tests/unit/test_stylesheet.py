"""What remains of a style sheet, and what goes."""

import pytest

from rulebook.rendering.stylesheet import pruned

NAMES = frozenset({"page", "menu", "type", "checkbox", "open"})


@pytest.mark.parametrize(
    ("css", "left"),
    [
        ("a{color:red}", "a{color:red}"),
        (".page a{x:y}.gone a{x:y}", ".page a{x:y}"),
        (".gone,.page>b,#gone{x:y}", ".page>b{x:y}"),
        (".page.gone,a .gone~.page{x:y}", ""),
        ("[type=checkbox],[type=radio],[open],[gone]{x:y}", "[type=checkbox],[open]{x:y}"),
        ("[type=\"checkbox\"],[type^='radio']{x:y}", '[type="checkbox"]{x:y}'),
        (".page:not(.gone,:is(.a,.b)),a:is(.gone,b){x:y}", ".page:not(.gone,:is(.a,.b)),a:is(.gone,b){x:y}"),
        ("@media screen{.gone{x:y}.menu{x:y}}", "@media screen{.menu{x:y}}"),
        ("@media print{.gone{x:y}}a{x:y}", "a{x:y}"),
        ("@media print{@supports (a:b){.gone{x:y}.menu{x:y}}}", "@media print{@supports (a:b){.menu{x:y}}}"),
        ("@keyframes spin{to{x:y}}@font-face{x:y}", "@keyframes spin{to{x:y}}@font-face{x:y}"),
        ("""a{content:"}.gone{"}b{content:'{'}""", """a{content:"}.gone{"}b{content:'{'}"""),
        (r".menu,.sm\:gone{x:y}", ".menu{x:y}"),
    ],
)
def test_rules_stay_that_could_apply(css: str, left: str) -> None:
    assert pruned(css, NAMES) == left


def test_custom_properties_stay_where_they_are_used() -> None:
    """Here, by one that is used, or in the style sheet beside; rules and groups that lose all of theirs go."""
    css = ":root{--a:1px;--b:var(--a);--c:url('x;}');--d:0}@media print{:root{--c:0}}a{top:var(--b)}"
    assert pruned(css, NAMES) == ":root{--a:1px;--b:var(--a);}a{top:var(--b)}"
    assert pruned(css, NAMES, beside="b{x:var( --d)}") == ":root{--a:1px;--b:var(--a);--d:0}a{top:var(--b)}"


def test_what_only_something_unused_uses_goes() -> None:
    assert pruned(":root{--a:1px;--b:var(--a)}.gone{top:var(--b)}", NAMES) == ""
