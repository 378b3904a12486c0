"""The languages of the product, in the order in which they are listed everywhere.

Phase: model. Anyone may import it.
"""

from typing import Final, Literal

Language = Literal["en", "ru", "cs"]

LANGUAGES: Final[tuple[Language, ...]] = ("en", "ru", "cs")

ENDONYMS: Final[dict[Language, str]] = {"en": "English", "ru": "Русский", "cs": "Čeština"}
"""What each language calls itself; a reader looks for that word, whatever language the page is in."""
