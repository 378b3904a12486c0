"""Small pages that lead on: to the reader's language, or from an old address to the new one.

They stand without the theme, are readable without scripts, and link relatively, so that they work in any
folder and from a disk.

Phase: rendering.
"""

from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from rulebook.model.languages import ENDONYMS, LANGUAGES, Language
from rulebook.rendering.addresses import relative
from rulebook.rendering.environment import TEMPLATES
from rulebook.rendering.interface import translations
from rulebook.rendering.site import Site


@cache
def _environment() -> Environment:
    return Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True)


def forwarding_page(site: Site, here: str, name: str) -> str:
    """A page that sends the reader to a page name in their language, with a plain link for each."""
    record = site.pages[f"{LANGUAGES[0]}/{name}"].record
    links = [
        {
            "language": language,
            "name": ENDONYMS[language],
            "product": translations(language).gettext("Service Rulebook"),
            "title": record.text(language).title if record else "",
            "url": relative(here, f"{language}/{name}"),
        }
        for language in LANGUAGES
    ]
    number = record.id if record else ""
    return _environment().get_template("forward.html").render(links=links, number=number, root=relative(here, ""))


def moved_page(site: Site, language: Language, here: str, id: str) -> str:
    """A page that leads from an old address of a record to its new one."""
    record = site.library.records[id]
    url = relative(here, f"{language}/{site.name(id)}")
    title = record.text(language).title
    return _environment().get_template("moved.html").render(language=language, url=url, title=title)
