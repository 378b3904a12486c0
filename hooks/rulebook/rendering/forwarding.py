"""Small pages that lead on: to the reader's language, or from an old address to the new one.

They stand without the theme, are readable without scripts, and link relatively, so that they work in any
folder and from a disk.

Phase: rendering.
"""

from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from rulebook.model.languages import ENDONYMS, LANGUAGES, Language
from rulebook.rendering.addresses import relative
from rulebook.rendering.environment import COMPILED, TEMPLATES
from rulebook.rendering.interface import translations
from rulebook.rendering.site import Site


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        bytecode_cache=COMPILED,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
    )


def forwarding_page(site: Site, here: str, name: str, guarded: bool = True) -> str:
    """A page that sends the reader to a page name in their language, with a plain link for each.

    `guarded` pages have their security policy; those of a preview have none, for the server adds a script to them.
    """
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
    template, root = _environment().get_template("forward.html"), relative(here, "")
    return template.render(links=links, number=number, root=root, guarded=guarded)


def moved_page(site: Site, language: Language, here: str, id: str, guarded: bool = True) -> str:
    """A page that leads from an old address of a record to its new one; `guarded` as above."""
    record = site.library.records[id]
    url = relative(here, f"{language}/{site.name(id)}")
    title = record.text(language).title
    return _environment().get_template("moved.html").render(language=language, url=url, title=title, guarded=guarded)
