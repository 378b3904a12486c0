"""The plan's pages as MkDocs pages: files, navigation, theme context.

Phase: bridge. A page of ours is an ordinary MkDocs page that the engine renders instead of MkDocs.
"""

from collections import Counter
from collections.abc import Mapping
from functools import cache
from types import SimpleNamespace
from typing import Any, cast

from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from rulebook.bridge import build, styles
from rulebook.bridge.navigation import menu, neighbours
from rulebook.bridge.search import collect, finish
from rulebook.bridge.security import trust
from rulebook.model.languages import ENDONYMS, LANGUAGES, Language
from rulebook.model.watching import NO_QUESTIONS
from rulebook.rendering.environment import COMPILED
from rulebook.rendering.pages import PageRenderer
from rulebook.rendering.site import Page, Site
from rulebook.rendering.typography import bind

_UNUSED = (
    "assets/javascripts/lunr/",
    "assets/javascripts/workers/",
    "assets/javascripts/search-engine.js",
    *styles.THEIRS,
)
"""The theme's own search and style sheets, which nothing asks for, and what stands in search.js."""


_FRAGMENTS = "rulebook_fragments"
_LEFT = "rulebook_pages_left"


class PlannedPage(MkDocsPage):
    """A page of the plan, rendered by the engine."""

    def __init__(self, plan: Page, renderer: PageRenderer, file: File, config: MkDocsConfig) -> None:
        super().__init__(None, file, config)
        self.plan = plan
        self.renderer = renderer
        self.asked = NO_QUESTIONS

    def read_source(self, config: MkDocsConfig) -> None:
        """Nothing is read here: the Library has the content."""
        self.markdown, self.meta = "", {}

    @property
    def title(self) -> str:  # type: ignore[override]
        """The title, when a menu or the page itself asks for it."""
        return str(escape(self.renderer.title(self.plan)))

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Nothing yet: MkDocs renders all pages before it writes the first, and keeps them."""
        self.content = ""

    def fill(self, config: MkDocsConfig) -> None:
        """Take the engine's content. Theme templates escape nothing, so all texts are escaped here."""
        rendered = self.renderer.render(self.plan)
        self.asked = rendered.asked
        self.meta = {"description": str(escape(rendered.description))}
        collect(config, self.plan, self.renderer)
        self.content = rendered.html
        links = [AnchorLink(str(escape(title)), anchor, level=2) for anchor, title in rendered.headings]
        self.toc = TableOfContents(links)

    def empty(self) -> None:
        """Let go of what has been written."""
        self.content, self.meta, self.toc = "", {}, TableOfContents([])


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """The theme's files but what is unused, and the wanted pages. What lies in docs/ is content: not copied."""
    kept = Files([file for file in files if file.src_dir != config.docs_dir and not file.src_uri.startswith(_UNUSED)])
    here = build.of(config)
    for plan in (plan for plan in here.site.pages.values() if build.is_wanted(config, plan)):
        file = File.generated(config, f"{plan.url}index.md", content="", inclusion=InclusionLevel.NOT_IN_NAV)
        PlannedPage(plan, here.renderers[plan.language], file, config)
        kept.append(file)
    config.nav = []
    return kept


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """One menu for each language; the first stands for the pages that have none."""
    here = build.of(config)
    pages = {file.page.plan.url: file.page for file in files if isinstance(file.page, PlannedPage)}
    found = {language: menu(here.renderers[language], pages) for language in LANGUAGES}
    for language in LANGUAGES:
        neighbours(here.site, language, pages)
    config.extra["rulebook_menus"] = found
    return found[LANGUAGES[0]]


def resume(config: MkDocsConfig, pages: Mapping[str, PlannedPage]) -> None:
    """Let the pages of an earlier build of the same addresses show what is built now; the menus follow in on_nav."""
    here = build.of(config)
    for plan in here.site.pages.values():
        pages[plan.url].plan, pages[plan.url].renderer = plan, here.renderers[plan.language]
    config.extra[_FRAGMENTS].clear()


def menus(config: MkDocsConfig) -> dict[Language, Navigation]:
    """The menu of each language."""
    return cast(dict[Language, Navigation], config.extra["rulebook_menus"])


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Give templates the theme's words and files, and a way to render once what is the same on many pages."""
    known: dict[tuple[str, ...], Markup] = config.extra.setdefault(_FRAGMENTS, {})
    known.clear()

    @pass_context
    def fragment(context: Context, name: str, *differing: str) -> Markup:
        key = (name, context["language"], context["base_url"], *differing)
        if key not in known:
            shown = context.get_all() if differing else _anywhere(context)
            known[key] = Markup(env.get_template(name).render(shown))  # noqa: S704
            trust(config, name, known[key])
        return known[key]

    @cache
    def theme_file(start: str, end: str) -> str:
        """The address of a theme's file: the theme writes a hash of its content into its name."""
        (address,) = [file.url for file in files if file.src_uri.startswith(start) and file.src_uri.endswith(end)]
        return address

    @cache
    def theme_words(language: Language) -> SimpleNamespace:
        """The theme's own words in a language, as its partials ask for them: ``lang.t("search")``."""
        module = vars(env.get_template("partials/language.html").make_module({"language": language}))
        return SimpleNamespace(t=cache(module["t"]))

    env.globals.update(fragment=fragment, theme_file=theme_file, theme_words=theme_words)
    env.filters["bind"] = bind
    env.globals["theme_styles"] = styles.theme_styles(config)
    env.bytecode_cache = COMPILED
    env.auto_reload = False  # each build has an environment of its own, and asks for a template many times
    return env


def _anywhere(context: Context) -> dict[str, Any]:
    """The context of some page as deep as this one, which is none of those that anything links to.

    What is rendered once for many pages must not depend on which of them comes first.
    """
    page = context.get("page")
    depth = page.url.count("/") - 1 if page else 0
    return {**context.get_all(), "page": page and SimpleNamespace(url=f"{context['language']}/" + depth * "-/")}


def on_page_context(context: dict[str, Any], page: MkDocsPage, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Fill the page, and tell the theme its language, its place, and where it stands in the other languages."""
    if isinstance(page, PlannedPage):
        page.fill(config)
        here = build.of(config)
        context |= _in_language(config, page.plan.language, context["base_url"])
        context["plan"] = page.plan
        context["switch"] = switch(here.site, page.plan)
        context["place"] = place(page, nav=context["nav"])
    return context


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    """The page for unknown addresses speaks all languages, because it cannot know the reader's."""
    context |= _in_language(config, LANGUAGES[0], context["base_url"])
    context["switch"] = [
        {"language": language, "name": ENDONYMS[language], "url": f"{language}/", "translated": True}
        for language in LANGUAGES
    ]
    context["place"] = ""
    context["interfaces"] = {language: here.interface for language, here in build.of(config).renderers.items()}
    return context


def on_post_page(output: str, page: MkDocsPage, config: MkDocsConfig) -> str:
    """Let go of a page's content once it is written, so that memory does not grow with the site."""
    if isinstance(page, PlannedPage):
        page.empty()
        if not build.is_set_out(config):
            _finish_after_last(page.plan.language, config)
    return output


def _finish_after_last(language: Language, config: MkDocsConfig) -> None:
    """After the last page of a language, nobody asks again for what its pages have in common."""
    here = build.of(config)
    if _LEFT not in config.extra:
        config.extra[_LEFT] = Counter(plan.language for plan in here.site.pages.values())
    left: Counter[Language] = config.extra[_LEFT]
    left[language] -= 1
    if not left[language]:
        finish(config, language)
        here.renderers[language].forget()
        fragments: dict[tuple[str, ...], Markup] = config.extra[_FRAGMENTS]
        for key in [key for key in fragments if key[1] == language]:
            del fragments[key]


def _in_language(config: MkDocsConfig, language: Language, base_url: str) -> dict[str, Any]:
    here = build.of(config).renderers[language]
    nav = menus(config)[language]
    return {"language": language, "words": here.interface.shown, "nav": nav, "root": f"{base_url.rstrip('/')}/"}


def place(page: PlannedPage, nav: Navigation) -> str:
    """Where a page stands in the menu: at its own entry, at a part of the deck, or somewhere in a section."""
    in_menu = any(entry is page for entry in nav.pages)  # MkDocs would compare titles
    own_entry = in_menu or page.plan.name.startswith("parts/")
    return page.plan.name if own_entry else page.plan.name.partition("/")[0]


def switch(site: Site, plan: Page) -> list[dict[str, Any]]:
    """The same page in each language: address, the language's own name, whether it is a real translation."""
    return [
        {"language": language, "name": ENDONYMS[language], "url": other.url, "translated": other.translated}
        for language, other in site.alternates(plan).items()
    ]
