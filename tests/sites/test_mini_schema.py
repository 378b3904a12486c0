"""The JSON Schema that a site publishes: one for each kind of file and language, at an address of its own."""

import json

import pytest
from jsonschema import Draft7Validator

from built import LANGUAGES, SITE_URL, MiniSite

pytestmark = pytest.mark.whole

KINDS = {"rule", "guide", "case", "handbook", "glossary", "claims", "taxonomy", "house"}


def test_every_schema_stands_at_its_address(mini_site: MiniSite) -> None:
    site = mini_site(options=("--strict",)).site
    for language in LANGUAGES:
        assert {file.stem for file in (site / "schema" / language).iterdir()} == KINDS
        for kind in KINDS:
            schema = json.loads((site / "schema" / language / f"{kind}.json").read_text(encoding="utf-8"))
            assert schema["$id"] == f"{SITE_URL}schema/{language}/{kind}.json"
            Draft7Validator.check_schema(schema)
