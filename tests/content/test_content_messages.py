"""The words of the interface: every message is translated, in every plural form, and none is left over."""

from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

from rulebook.rendering.interface import LOCALE

MessageId = str | tuple[str, ...]


@pytest.fixture(scope="module")
def messages(root: Path) -> set[MessageId]:
    """Every message of templates, theme and code, as `pybabel extract` finds them."""
    return set(extracted(root))


def extracted(root: Path) -> Iterator[MessageId]:
    with (LOCALE / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)
    keywords: dict[str, Any] = {**DEFAULT_KEYWORDS, "words": None, "say": None}
    hooks = (root / "hooks").as_posix()
    found = extract_from_dir(
        root, methods, options, keywords, directory_filter=lambda folder: Path(folder).as_posix().startswith(hooks)
    )
    for _, _, message, _, _ in found:
        yield tuple(message) if isinstance(message, tuple | list) else message


@pytest.fixture(scope="module", params=["ru", "cs"])
def catalogue(request: pytest.FixtureRequest) -> Catalog:
    with (LOCALE / request.param / "rulebook.po").open("rb") as file:
        return read_po(file, locale=request.param)


def ids(catalogue: Catalog) -> set[MessageId]:
    return {tuple(message.id) if message.pluralizable else message.id for message in catalogue if message.id}


def test_messages_are_found_in_templates_theme_and_code(messages: set[MessageId]) -> None:
    assert {"When to bend it", "There is no page here", "Switch to dark mode", "about %s"} <= messages
    assert ("%(count)s case", "%(count)s cases") in messages


def test_the_catalogue_has_every_message_and_no_other(messages: set[MessageId], catalogue: Catalog) -> None:
    assert ids(catalogue) == messages


def test_every_message_is_translated_in_every_form(catalogue: Catalog) -> None:
    for message in catalogue:
        if message.id:
            forms = message.string if message.pluralizable else (message.string,)
            assert len(forms) == (catalogue.num_plurals if message.pluralizable else 1), message.id
            assert all(forms), message.id


def test_no_translation_is_a_guess(catalogue: Catalog) -> None:
    assert [message.id for message in catalogue if message.id and message.fuzzy] == []
    assert list(catalogue.obsolete) == []


def test_placeholders_are_kept(catalogue: Catalog) -> None:
    assert [(message.id, errors) for message, errors in catalogue.check()] == []


def test_plurals_are_counted_as_the_language_counts(catalogue: Catalog) -> None:
    assert catalogue.num_plurals == 3


def test_the_template_of_catalogues_is_up_to_date(messages: set[MessageId]) -> None:
    with (LOCALE / "rulebook.pot").open("rb") as file:
        assert ids(read_po(file)) == messages


def test_a_message_names_the_same_things_in_every_language(catalogue: Catalog) -> None:
    said = [message for message in catalogue if "python-brace-format" in message.flags and not message.pluralizable]
    assert len(said) > 60
    assert [message.id for message in said if braces(message.string) != braces(message.id)] == []


def braces(template: str) -> list[str]:
    """The fields of a format string, and the braces that it shows."""
    fields = {name for _, name, _, _ in Formatter().parse(template) if name is not None}
    return sorted([*fields, *("{{", "}}")[: template.count("{{")]])
