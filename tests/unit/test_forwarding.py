"""Small pages that lead on, without scripts and from any folder."""

from builders import Project
from markup import read_html
from rulebook.rendering.forwarding import forwarding_page, moved_page


def test_the_root_leads_to_every_language_in_its_own_name(project: Project) -> None:
    page = read_html(forwarding_page(project.site(), "", ""))
    links = [(link.attributes["href"], link.attributes["lang"], link.text.split(":")[0]) for link in page.all("a")]
    assert links == [("en/", "en", "English"), ("ru/", "ru", "Русский"), ("cs/", "cs", "Čeština")]


def test_a_rules_short_address_leads_to_the_rule_in_every_language(project: Project) -> None:
    project.rule("R29", title="Sorry")
    project.translate("R29", "ru", title="Извинения")
    page = read_html(forwarding_page(project.site(), "r29/", "rules/r29-slug/"))
    assert [(link.attributes["href"], link.text) for link in page.all("a")] == [
        ("../en/rules/r29-slug/", "English: Sorry"),
        ("../ru/rules/r29-slug/", "Русский: Извинения"),
        ("../cs/rules/r29-slug/", "Čeština: Sorry"),
    ]
    assert next(page.all("h1")).text == "R29"


def test_what_a_forwarding_page_loads_lies_below_the_root(project: Project) -> None:
    project.rule("R29")
    page = read_html(forwarding_page(project.site(), "r29/", "rules/r29-slug/"))
    loaded = [
        *(link.attributes["href"] for link in page.all("link")),
        *(one.attributes["src"] for one in page.all("script")),
    ]
    assert loaded
    assert all(url.startswith("../assets/") for url in loaded)


def test_an_old_address_leads_on_by_itself_and_by_a_link(project: Project) -> None:
    project.case("ham", title="Ham & <b>cheese</b>", redirect_from=["sandwich"])
    page = read_html(moved_page(project.site(), "cs", "cs/cases/sandwich/", "ham"))
    (link,) = page.all("a")
    assert (link.attributes["href"], link.text) == ("../ham/", "Ham & <b>cheese</b>")
    (refresh,) = page.having(http_equiv="refresh")
    assert refresh.attributes["content"] == "0; url=../ham/"
    assert next(page.all("html")).attributes["lang"] == "cs"


def test_pages_that_only_lead_on_are_not_for_search_engines(project: Project) -> None:
    project.case("ham")
    for html in (forwarding_page(project.site(), "", ""), moved_page(project.site(), "en", "en/cases/x/", "ham")):
        (robots,) = read_html(html).having(name_="robots")
        assert robots.attributes["content"] == "noindex"
