"""The PDFs of a site: printed before its pages are rendered, because the pages say how long and how large they are.

Phase: bridge. Imported where something is to be printed: a build that prints nothing needs none of the tools.
"""

import os
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files

from rulebook import progress
from rulebook.bridge import build
from rulebook.model.languages import ENDONYMS, LANGUAGES, Language
from rulebook.model.message import say
from rulebook.printing.faults import PrintingError
from rulebook.printing.frame import printed_address
from rulebook.printing.offers import Offered, offers, printed
from rulebook.printing.press import Press
from rulebook.printing.sheets import Sheets
from rulebook.rendering.downloads import Download, Downloads


def print_site(files: Files, config: MkDocsConfig) -> None:
    """Print what the site offers, and tell its pages."""
    here = build.of(config)
    press = Press(Path(config.docs_dir).parent / ".cache/print")
    address = printed_address(config.site_url or "")
    try:
        found = {language: _printed(Sheets(here.renderers[language], address), press) for language in LANGUAGES}
    except PrintingError as error:
        raise Abort(f"{error}\nNothing was printed; the site was left as it was") from error
    for offered in (one for those in found.values() for one in those):
        for url, path in offered.files:
            files.append(File.generated(config, url, abs_src_path=str(path)))
    build.tell(config, _downloads(found))
    press.forget()


def _printed(sheets: Sheets, press: Press) -> list[Offered]:
    """Everything in a language, on all processors, and shown how far it is where somebody looks."""
    wanted = list(offers(sheets))
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        found = pool.map(lambda offer: printed(offer, press, sheets.language), wanted)
        name = say("Printing: {language}", language=ENDONYMS[sheets.language])
        return list(progress.followed(found, name, len(wanted)))


def _downloads(found: dict[Language, list[Offered]]) -> Downloads:
    files: defaultdict[tuple[Language, str], list[Download]] = defaultdict(list)
    covers: dict[tuple[Language, str], str] = {}
    for language, those in found.items():
        for offered in those:
            files[language, offered.id] += offered.downloads
            if offered.cover:
                covers[language, offered.id] = offered.cover
    return Downloads({key: tuple(downloads) for key, downloads in files.items()}, covers)
