"""The search as a reader sees it: what the browser tests of it share."""

import re

from playwright.sync_api import Locator, Page, expect

from built import own_library
from rulebook.model.languages import Language

R29 = 'a[href*="rules/r29-three-nos/"]'
OPEN = "document.getElementById('__search').checked"


def title(language: Language, id: str = "R29") -> str:
    """The title of a record."""
    return own_library().records[id].text(language).title


def longest_word(language: Language) -> str:
    """A word that finds R29."""
    return max(re.findall(r"\w+", title(language)), key=len)


def dialog(page: Page) -> Locator:
    """The dialog of the search, with its field and its results."""
    return page.get_by_role("banner").get_by_role("dialog")


def field(page: Page) -> Locator:
    """The dialog's field."""
    return dialog(page).get_by_role("searchbox")


def found(place: Locator) -> Locator:
    """The links to the records that were found, best first."""
    return place.locator("ol > li > a")


def ask(page: Page, text: str) -> Locator:
    """Open the dialog, enter a text at once, and wait for the first result; the links to what was found."""
    page.keyboard.press("/")
    expect(field(page)).to_be_focused()
    field(page).fill(text)
    links = found(dialog(page))
    expect(links.first).to_be_visible()
    return links


def settled(page: Page, place: str = ".rb-search") -> str:
    """What is announced once the reader has stopped typing."""
    told = page.locator(f"{place} [role=status]")
    expect(told).not_to_be_empty()
    return str(told.inner_text())
