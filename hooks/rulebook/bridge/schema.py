"""The JSON Schema of every record, published beside the site in each language.

Phase: bridge.
"""

import json
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from rulebook.bridge import build
from rulebook.description.json_schema import schemas
from rulebook.model.languages import LANGUAGES

FOLDER = "schema"


def on_post_build(config: MkDocsConfig) -> None:
    """Write ``schema/en/case.json`` and the others; the address is each schema's id. They name records, and no text."""
    if build.is_of_texts_alone(config):
        return
    library = build.of(config).site.library
    for language in LANGUAGES:
        folder = Path(config.site_dir) / FOLDER / language
        folder.mkdir(parents=True)
        for name, schema in schemas(library, language).items():
            address = f"{(config.site_url or '').rstrip('/')}/{FOLDER}/{language}/{name}.json"
            text = json.dumps({"$id": address, **schema}, ensure_ascii=False, separators=(",", ":"))
            (folder / f"{name}.json").write_text(text, encoding="utf-8")
