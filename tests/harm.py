"""What of a page a browser would run, load or follow against our will."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from markup import Element

FOLLOWED = (
    "href",
    "src",
    "srcset",
    "action",
    "formaction",
    "data",
    "xlink:href",
    "style",
    "poster",
    "background",
    "ping",
)
SCHEMES = {"", "http", "https", "mailto", "tel"}
STRANGERS = frozenset({"iframe", "object", "embed", "base", "marquee", "b", "i", "math", "video"})


def faults(document: Element) -> Iterator[str]:
    """Each of them in words."""
    for element in document.all():
        is_data = element.attributes.get("type") == "application/json"  # which no browser runs
        if element.name in ("script", "style") and not is_data and "pwned" in element.text:
            yield f"<{element.name}> {element.text}"
        if element.name in STRANGERS:
            yield f"<{element.name}>"
        for name, value in element.attributes.items():
            yield from _of_attribute(element.name, name, value)
        if element.attributes.get("http-equiv", "").lower() == "refresh":
            yield from _of_attribute("meta", "href", element.attributes["content"].partition("url=")[2])


def _of_attribute(element: str, name: str, value: str) -> Iterator[str]:
    if name.startswith("on") or "pwned" in name or name == "style":
        yield f"<{element} {name}>"
    if name in FOLLOWED and (urlsplit(value.strip()).scheme.lower() not in SCHEMES or "outside.test" in value):
        yield f"<{element} {name}={value!r}>"
    if name == "class" and {"md-overlay", "rb-skip"} & set(value.split()) and element in ("div", "p"):
        yield f"<{element} class={value!r}>"
