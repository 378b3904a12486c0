"""The end of a language: after its last page nobody asks again for what its pages have in common.

Phase: bridge. A build that remembers keeps it, for what is remembered and for the next edit.
"""

from collections import Counter

from mkdocs.config.defaults import MkDocsConfig

from rulebook.bridge import build, fragments, search
from rulebook.model.languages import Language

_LEFT = "rulebook_pages_left"


def count_down(language: Language, config: MkDocsConfig) -> None:
    """A page of a language is written; after the last one its search index is, and memory is let go of."""
    if build.is_set_out(config):
        return
    here = build.of(config)
    if _LEFT not in config.extra:
        config.extra[_LEFT] = Counter(plan.language for plan in here.site.pages.values())
    left: Counter[Language] = config.extra[_LEFT]
    left[language] -= 1
    if not left[language]:
        search.finish(config, language)
        here.renderers[language].forget()
        fragments.forget(config, language)
