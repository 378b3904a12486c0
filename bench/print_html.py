"""The values of a handbook -> one HTML document with a print style sheet: the peer's book, of the same texts as ours.

It has what CSS can say of the same book: page size, fonts, margins, marginal column, running heads, contents and
references with page numbers, footnotes, hyphenation, an index, drawings and QR codes as SVG. It lacks the lines for
notes that ours draws on what is left of a page, and the marginal column stands on the right of every page.
"""

import re
from base64 import b64encode
from collections import defaultdict
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from typing import Any, Final

Values = dict[str, Any]

COLOURS: Final = {
    "leadership": "#002d6f",
    "culture": "#7e0f58",
    "one-on-one": "#03597a",
    "competitive-edge": "#9a4b19",
    "community": "#437222",
    "misery": "#a1271f",
    "mediocre": "#565e5b",
    "magic": "#0a6350",
    "house": "#12403d",
}
_FACES: Final = (
    ("PT Serif", "PTF55F", "normal", "normal"),
    ("PT Serif", "PTF56F", "italic", "normal"),
    ("PT Serif", "PTF75F", "normal", "bold"),
    ("PT Serif", "PTF76F", "italic", "bold"),
    ("PT Sans", "PTS55F", "normal", "normal"),
    ("PT Sans", "PTS56F", "italic", "normal"),
    ("PT Sans", "PTS75F", "normal", "bold"),
)
_POINTS: Final = {
    "magic": "5,0 10,8.8 0,8.8",
    "misery": "0,1.2 10,1.2 5,10",
    "mediocre": "0,3.5 10,3.5 10,6.5 0,6.5",
}
_STAR: Final = "5,0 6.2,3.3 9.8,3.5 7,5.7 7.9,9 5,7.1 2.1,9 3,5.7 0.2,3.5 3.8,3.3"
_SIZE = re.compile(r'width="(\d+)" height="(\d+)"')

STYLE: Final = """
@page { size: A4; margin: 17mm 68mm 17mm 22mm;
  @bottom-left { content: %(edition)s; font: 7.5pt "PT Sans"; color: #575757; }
  @bottom-right { content: counter(page); font: bold 9pt "PT Sans"; } }
@page :left { @top-left { content: %(title)s; font: 7.5pt "PT Sans"; color: #575757; } }
@page :right { @top-right { content: string(running, first-except); font: 7.5pt "PT Sans"; color: #575757; } }
@page cover { margin: 8%%; @top-left { content: none } @top-right { content: none }
  @bottom-left { content: none } @bottom-right { content: none } }
@page { @footnote { border-top: 0.4pt solid #b8b8b8; padding-top: 4pt; margin-top: 8pt; } }
html { font: 10pt/1.22 "PT Serif"; color: #262626; hyphens: auto; text-align: justify; }
p { margin: 0 0 0.6em; orphans: 2; widows: 2; } li > p, td > p { margin: 0; }
h1, h2, h3, h4 { font-family: "PT Sans"; hyphens: none; text-align: left; break-after: avoid; line-height: 1.15; }
h1 { font-size: 21pt; margin: 0 0 1.2em; string-set: running content(); bookmark-level: 1; }
h2 { font-size: 17.5pt; margin: 0 0 0.55em; bookmark-level: 2; string-set: running content(); }
h3, h4 { font-size: 10pt; margin: 1.1em 0 0.5em; bookmark-level: none; }
.chapter { break-before: page; } .follows { margin-top: 2.2em; } article { break-before: page; position: relative; }
article.first { break-before: auto; }
a { color: inherit; text-decoration: none; }
a.ref::after, .claim::after { content: %(page)s; }
.claim::after { content: none; } .claim a::after { content: ", " %(bare)s; }
.index a::after { content: target-counter(attr(href), page); }
.contents a::after { content: leader(". ") target-counter(attr(href), page); }
.contents ul { list-style: none; padding: 0; } .contents .head { font: bold 10pt "PT Sans"; margin-top: 1em; }
.contents .head ~ li { margin-left: 1em; }
.note { float: footnote; font-size: 8.5pt; } .summary { font-style: italic; font-size: 1.12em; margin-bottom: 1em; }
.beside { position: absolute; top: 0; right: -53mm; width: 46mm; font: 9.5pt/1.3 "PT Sans"; color: #575757;
  text-align: left; }
.beside .number { font-size: 48pt; font-weight: bold; line-height: 1; } .code { width: 17mm; }
.pair { display: flex; gap: 10pt; } .pair > div { flex: 1; border-top: 1.4pt solid; padding-top: 5pt; }
.pair, table, .rows, .legend { font-family: "PT Sans"; font-size: 9.5pt; text-align: left; } .pair h3 { margin-top: 0; }
ul, ol { margin: 0 0 0.6em; padding-left: 1.2em; } ul { list-style: "– "; }
table { width: 100%%; border-collapse: collapse; margin-bottom: 0.8em; } tr { break-inside: avoid; }
th { white-space: nowrap; }
td, th { border-bottom: 0.4pt solid #b8b8b8; padding: 3.5pt 3pt; vertical-align: top; text-align: left; }
.rows { display: grid; grid-template-columns: auto 1fr; gap: 0.4em 8pt; } .rows dd { margin: 0; }
.soft { color: #575757; }
.mark { width: 7pt; height: 7pt; } .star { width: 9pt; height: 9pt; }
.box { background: #f0f0f0; border-left: 2pt solid #b8b8b8; padding: 8pt; } .left { text-align: left; }
.pause { border-left: 2pt solid; padding: 5pt 10pt; margin: 1em 0; } .pause .stop { font: bold 8.2pt "PT Sans"; }
.known { border-left: 1pt solid #b8b8b8; padding-left: 8pt; font-size: 9.5pt; margin-top: 0.6em; }
.index { columns: 2; column-gap: 12pt; font-size: 9.5pt; text-align: left; }
.index p { margin: 0 0 0.3em; padding-left: 1em; text-indent: -1em; } .index h3 { margin-top: 0.9em; }
.term { break-inside: avoid; }
.cover { page: cover; background: #12403d; color: white; height: 180mm; border-radius: 4mm; padding: 15mm;
  text-align: left; }
.cover h1 { font-size: 40pt; margin-top: 30mm; bookmark-level: none; string-set: none; } .cover img { height: 8mm; }
"""


def html(values: Values, fonts: Path) -> str:
    """The whole document."""
    return "".join(_Book(values).document(fonts))


class _Book:
    """Writes one book; `places` are the ids at which an index entry stands."""

    def __init__(self, values: Values) -> None:
        self.values = values
        self.words: dict[str, str] = values["words"]
        self.targets = values["targets"]
        self.places: defaultdict[str, list[str]] = defaultdict(list)
        self.statuses = [[status["label"]] for status in values["statuses"]]
        self.seen: set[str] = set()

    def document(self, fonts: Path) -> Iterator[str]:
        values = self.values
        yield f'<!DOCTYPE html><html lang="{_language(values["language"])}"><head><meta charset="utf-8">'
        yield f"<title>{escape(values['title'])} – {values['edition']}</title>"
        yield f'<meta name="author" content="{escape(self.words["author"])}"><style>{self.style(fonts)}</style></head>'
        yield "<body>"
        yield from self.front()
        yield from self.records()
        yield from self.back()
        yield "</body></html>"

    def style(self, fonts: Path) -> str:
        before, after = self.words["page"].split("{page}")
        number = f"{_css(before)} target-counter(attr(href), page) {_css(after)}"
        told = {
            "edition": _css(self.words["edition_and_date"]),
            "title": _css(self.values["title"]),
            "page": f'"\\a0(" {number} ")"',
            "bare": number,
        }
        faces = (
            f'@font-face {{ font-family: "{family}"; src: url({(fonts / f"{file}.ttf").as_uri()}); '
            f"font-style: {style}; font-weight: {weight}; }}"
            for family, file, style, weight in _FACES
        )
        return "\n".join(faces) + STYLE % told

    # The parts of the book.

    def front(self) -> Iterator[str]:
        values, words = self.values, self.words
        yield f'<section class="cover"><p>{escape(words["product"])}</p><h1>{escape(values["title"])}</h1>'
        yield f"<p><em>{escape(values['summary'])}</em></p>"
        yield from (self.drawing(part["id"], "#ffffff") for part in values["parts"])
        yield f"<p><b>{escape(words['edition_and_date'])}</b><br>{escape(values['contained'])}</p></section>"
        yield self.chapter("preface", words["preface"]) + self.sections(values["preface"])
        yield f'<div class="legend"><h3>{escape(words["legend"])}</h3>'
        for part in values["parts"]:
            yield f"<p>{self.drawing(part['id'], COLOURS[part['id']], 10)} {escape(part['label'])}</p>"
        for value, label in values["levels"].items():
            yield f"<p>{_mark(value)} {escape(words['moment_of'])} – {escape(label)}</p>"
        for status in values["statuses"]:
            yield f"<p><b>{escape(status['label'])}.</b> {escape(status['description'])}</p>"
        yield f"</div></section>{self.chapter('contents', words['contents'])}<nav class='contents'>"
        for id, title, entries in self.chapters():
            yield f'<ul><li class="head"><a href="#{id}">{escape(title)}</a></li>'
            for entry in entries:
                number = entry.get("number", "")
                yield f'<li><a href="#{_id(entry["id"])}">{number} {escape(entry["title"])}</a></li>'
            yield "</ul>"
        yield "</nav></section>"

    def chapters(self) -> Iterator[tuple[str, str, list[Values]]]:
        """What the contents tell: anchor, title, records."""
        values, words = self.values, self.words
        yield "preface", words["preface"], []
        yield from ((f"part-{part['id']}", part["label"], part["rules"]) for part in values["parts"] if part["rules"])
        yield from ((name, words[name], values[name]) for name in ("guides", "cases") if values[name])
        ends = (("terms", "glossary"), ("claims", "claims"), ("index", "index"), ("sources", "sources"))
        yield from ((name, words[name], []) for key, name in ends if values[key])
        yield "colophon", words["colophon"], []

    def records(self) -> Iterator[str]:
        for part in self.values["parts"]:
            if part["rules"]:
                colour = COLOURS[part["id"]]
                yield self.chapter(f"part-{part['id']}", part["label"], colour) + self.drawing(part["id"], colour, 34)
                yield f'<h3 style="color:{colour}">{escape(self.words["arsenal"])}</h3>'
                yield self.listed(part["rules"]) + "</section>"
                yield from map(self.rule, part["rules"])
        for name, write in (("guides", self.guide), ("cases", self.case)):
            if entries := self.values[name]:
                is_long = len(entries) > 3
                yield self.chapter(name, self.words[name]) + (self.listed(entries) if is_long else "") + "</section>"
                for place, entry in enumerate(entries):
                    yield write(entry, is_long or place > 0)

    def back(self) -> Iterator[str]:
        values, words = self.values, self.words
        if values["terms"]:
            yield self.chapter("glossary", words["glossary"])
            yield from map(self.term, values["terms"])
            yield "</section>"
        if values["claims"]:
            yield self.chapter("claims", words["claims"], follows=True)
            yield from map(self.claim, values["claims"])
            yield "</section>"
        if values["index"]:
            yield self.chapter("index", words["index"], follows=True) + '<div class="index">'
            yield from self.index()
            yield "</div></section>"
        if values["sources"]:
            yield self.chapter("sources", words["sources"], follows=True)
            yield from map(self.source, values["sources"])
            yield "</section>"
        yield self.chapter("colophon", words["colophon"], follows=True)
        yield "".join(f"<p>{escape(line)}</p>" for line in values["colophon"]) + "</section>"

    def chapter(self, id: str, title: str, colour: str = COLOURS["house"], follows: bool = False) -> str:
        kind = "follows" if follows else "chapter"
        return f'<section class="{kind}"><h1 id="{id}" style="color:{colour}">{escape(title)}</h1>'

    def listed(self, entries: Iterable[Values]) -> str:
        rows = (
            f'<p class="left"><b>{entry.get("number", "")} '
            f'<a href="#{_id(entry["id"])}">{escape(entry["title"])}</a></b>'
            f"<br>{escape(entry['summary'])}</p>"
            for entry in entries
        )
        return "".join(rows)

    # Records.

    def rule(self, entry: Values) -> str:
        colour, words = COLOURS[entry["part"]], self.words
        number = f'<p class="number" style="color:{colour}">{entry["number"]}</p>{self.drawing(entry["part"], colour)}'
        evidence = ""
        if entry["practice"]:
            evidence += self.small(words["seen"], colour) + self.linked(entry["practice"])
        if entry["related"]:
            evidence += self.small(words["related"], colour)
            evidence += "".join(f"<p>{self.cite(item)}</p>" for item in entry["related"])
        bend = entry["bend"]
        said = "".join(
            f'<tr><td class="soft">{escape(line["instead_of"])}</td><td><b>{escape(line["say"])}</b></td></tr>'
            for line in entry["say"]
        )
        heads = f"<tr><th>{escape(words['instead_of'])}</th><th>{escape(words['instead_say'])}</th></tr>"
        say = f"{self.small(words['say'], colour)}<table>{heads}{said}</table>" if said else ""
        told = (
            f"{bend['when']} {words['who']}: {bend['who']}. {words['limit']}: {bend['limit']} "
            f"{words['no_needs']}: {bend['no_needs']}."
        )
        why = "".join(self.known(claim) for claim in entry["claims"])
        sections = "".join(
            self.section(section, colour) + (why if section["id"] == "why" else "") for section in entry["sections"]
        )
        columns = "".join(
            f'<div style="border-color:{colour}">{self.small(words[name], colour)}{_items(entry[name])}</div>'
            for name in ("do", "dont")
        )
        inside = (
            f'<div class="pair">{columns}</div>{say}{self.small(words["bend"], colour)}<p>{escape(told)}</p>{sections}'
        )
        return self.article(entry, number + self.margin(entry) + evidence, inside, colour)

    def guide(self, entry: Values, on_new_page: bool) -> str:
        known = "".join(self.known(claim) for claim in entry["claims"])
        beside = f"<p><b>{escape(self.words['guide'])}</b></p>{self.margin(entry)}"
        return self.article(entry, beside, self.sections(entry["sections"]) + known, on_new_page=on_new_page)

    def case(self, entry: Values, on_new_page: bool) -> str:
        beside = (
            f"<p><b>{escape(entry['kind'])}</b><br>{escape(entry['outcome_label'])}<br>"
            f"{escape(entry['basis_label'])}</p>{self.margin(entry)}"
        )
        return self.article(entry, beside, "".join(self.of_case(entry)), on_new_page=on_new_page)

    def of_case(self, entry: Values) -> Iterator[str]:
        words = self.words
        yield _rows(entry["facts"])
        yield self.small(words["moments"]) + self.timeline(entry) + "<table><tr>"
        yield "".join(f"<th>{escape(words[name])}</th>" for name in ("number", "at", "what", "moment_of")) + "</tr>"
        for place, moment in enumerate(entry["moments"], 1):
            yield (
                f"<tr><td>{place}</td><td>{escape(moment['at'])}</td><td><b>{escape(moment['who'])}.</b> "
                f"{escape(moment['what'])}</td><td>{_mark(moment['value'])} {escape(moment['value_label'])}</td></tr>"
            )
        yield "</table>"
        last = ("lessons", "discuss")
        yield self.sections(section for section in entry["sections"] if section["id"] not in last)
        if entry["stars"]:
            told = (
                f"<dt>{escape(side['label'])}</dt><dd>{_stars(side['count'])} "
                f"{words['stars'].replace('{count}', str(side['count']))}</dd>"
                for side in entry["stars"]
            )
            yield f'{self.small(words["rating"])}<dl class="rows">{"".join(told)}</dl>'
        if entry["recovery"]:
            yield self.small(words["recovery"]) + _rows(entry["recovery"])
        yield from (self.small(title) + _items(items) for title, items in entry["review"])
        yield self.small(words["rules"]) + self.linked(entry["rules"])
        yield self.sections(section for section in entry["sections"] if section["id"] in last)

    def article(
        self, entry: Values, beside: str, inside: str, colour: str = "#262626", on_new_page: bool = True
    ) -> str:
        self.seen = set()
        kind = "" if on_new_page else ' class="first"'
        return (
            f'<article{kind} lang="{_language(entry["language"])}"><aside class="beside">{beside}</aside>'
            f'<h2 id="{_id(entry["id"])}" style="color:{colour}">{escape(entry["title"])}</h2>'
            f'<p class="summary">{escape(entry["summary"])}</p>{inside}</article>'
        )

    def margin(self, entry: Values) -> str:
        """Tags, short address and code."""
        for tag in entry["tags"]:
            self.places[f"tag:{tag['id']}"].append(_id(entry["id"]))
        tags = ", ".join(escape(tag["label"]) for tag in entry["tags"])
        address = escape(entry["address"]).replace("/", "/<wbr>")
        return f"<p>{tags}</p><p>{address}</p>{_picture(entry['code'], 'code', entry['address'])}"

    def sections(self, found: Iterable[Values]) -> str:
        return "".join(self.section(section) for section in found)

    def section(self, section: Values, colour: str = "#262626") -> str:
        title = f'<h3 style="color:{colour}">{self.drawn(section["title"])}</h3>' if section["title"] else ""
        return title + self.drawn(section["body"])

    def small(self, title: str, colour: str = "#262626") -> str:
        return f'<h3 style="color:{colour}">{escape(title)}</h3>'

    def linked(self, items: Iterable[Values]) -> str:
        rows = (
            f"<li><b>{escape(item['how_label'])}:</b> {self.cite(item)}. {escape(item['why'])}</li>" for item in items
        )
        return f'<ul class="left">{"".join(rows)}</ul>'

    def cite(self, item: Values) -> str:
        return self.reference(item["id"], escape(item["title"]))

    def reference(self, id: str, inner: str) -> str:
        return f'<a class="ref" href="#{_id(id)}">{inner}</a>' if id in self.targets else inner

    def term(self, term: Values) -> str:
        see = ", ".join(self.cite(item) for item in term["see"])
        more = f" {escape(self.words['see'])} {see}." if see else ""
        id = f"term:{term['id']}"
        self.places[id].append(_id(id))
        told = f"<b>{escape(term['term'])}</b> – {escape(term['definition'])}{more}"
        return f'<p class="term left" id="{_id(id)}">{told}</p>'

    def known(self, claim: Values) -> str:
        """What is known of a claim, where the book has no chapter that says it."""
        if f"claim:{claim['id']}" in self.targets:
            return ""
        return f'<p class="known"><b>{escape(claim["status_label"])}.</b> {escape(claim["safe"])}</p>'

    def claim(self, claim: Values) -> str:
        told = " · ".join(filter(None, (claim["status_label"], claim["kind"], claim["figure"])))
        return (
            f'<p class="left" id="{_id("claim:" + claim["id"])}"><b>{escape(claim["claim"])}</b><br>'
            f'<span class="soft">{escape(told)}</span><br>{escape(claim["safe"])}</p>'
        )

    def index(self) -> Iterator[str]:
        letter = ""
        for entry in self.values["index"]:
            main = _id(entry["main"]) if entry["main"] in self.targets else ""
            places = list(dict.fromkeys(place for key in entry["keys"] for place in self.places[key]))
            places += [main] if main and main not in places else []
            if not places:
                continue
            if entry["letter"] != letter:
                letter = entry["letter"]
                yield f"<h3>{escape(letter)}</h3>"
            bold = ' style="font-weight:bold"'
            links = ", ".join(f'<a href="#{place}"{bold if place == main else ""}></a>' for place in places)
            yield f"<p>{escape(entry['label'])} &#160;{links}</p>"

    def source(self, group: Values) -> str:
        def told(source: Values) -> str:
            url = escape(source["url"])
            address = f' <a href="{url}">{url.replace("/", "/<wbr>")}</a>' if url else ""
            return f"<li>{escape(source['title'])}. {escape(source['supports'])}{address}</li>"

        return f'<h4>{self.cite(group)}</h4><ul class="left">{"".join(map(told, group["sources"]))}</ul>'

    # Drawings.

    def drawing(self, part: str, colour: str, size: int = 13) -> str:
        svg = self.values["drawings"][f"part-{part}"].replace("currentColor", colour)
        return _picture(svg, "sign", "", f"height:{size}pt")

    def timeline(self, entry: Values) -> str:
        drawn = entry["timeline"]
        base, rise, width = drawn["base"], drawn["rise"], drawn["width"]
        left = 90
        lines = "".join(
            f'<text x="0" y="{base + step * rise + 4}" font-size="11" font-family="PT Sans" fill="#575757">'
            f'{escape(entry["levels"][value])}</text><path d="M{left} {base + step * rise}h{width}" stroke="#b8b8b8"/>'
            for value, step in (("magic", -1), ("mediocre", 0), ("misery", 1))
        )
        path = " ".join(f"{left + point['x']},{point['y']}" for point in drawn["points"])
        signs = "".join(self.moment(place, point, left) for place, point in enumerate(drawn["points"], 1))
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {left + width} {drawn["height"]}" '
            f'style="width:{min(120, (left + width) * 0.219):.1f}mm">{lines}'
            f'<polyline points="{path}" fill="none" stroke="#262626" stroke-width="1.8"/>{signs}</svg>'
        )

    def moment(self, place: int, point: Values, left: int) -> str:
        x, y = left + point["x"], point["y"]
        text = f'font-family="PT Sans" font-weight="bold" text-anchor="middle" font-size="11" x="{x}"'
        turn = f'<text {text} y="{y - 18}">{escape(self.words["turn"])}</text>' if point["turns"] else ""
        is_bar = point["value"] == "mediocre"
        return (
            f'<polygon transform="translate({x - 11} {y - 11}) scale(2.2)" points="{_POINTS[point["value"]]}" '
            f'fill="{COLOURS[point["value"]]}"/><text {text} y="{y - 7 if is_bar else y + 5}" '
            f'fill="{"#262626" if is_bar else "#ffffff"}">{place}</text>{turn}'
        )

    # Bodies.

    def drawn(self, nodes: Iterable[Any]) -> str:
        return "".join(escape(node) if isinstance(node, str) else self.node(node) for node in nodes)

    def node(self, node: Values) -> str:
        name, inner = node["e"], self.drawn(node["c"])
        if name == "ref" and node["id"].startswith("claim:") and node["c"] in self.statuses:
            told = escape(node["c"][0].lower())
            is_here = node["id"] in self.targets
            return f'(<span class="claim"><a href="#{_id(node["id"])}">{told}</a></span>)' if is_here else f"({told})"
        if name == "ref":
            return self.reference(node["id"], inner)
        if name == "term":
            return self.mention(f"term:{node['id']}", inner)
        if name == "link":
            return f'<a href="{escape(node["href"])}">{inner}</a>'
        if name == "note":
            return f'<span class="note">{inner}</span>'
        if name == "box":
            title = f"<p><b>{self.drawn(node['title'])}</b></p>" if node["title"] else ""
            return f'<div class="box">{title}{inner}</div>'
        if name == "pause":
            stop = f'<span class="stop">{escape(self.words["pause"])}</span><br>'
            return f'<div class="pause">{stop}<em>{self.drawn(node["title"])}</em>{inner}</div>'
        start = f' start="{node["start"]}"' if "start" in node else ""
        return f"<{name}>" if name in ("br", "hr") else f"<{name}{start}>{inner}</{name}>"

    def mention(self, key: str, inner: str) -> str:
        """A term in a text; the index leads to the first mention in a record."""
        if key in self.seen:
            return inner
        self.seen.add(key)
        id = f"at-{len(self.places[key])}-{_id(key)}"
        self.places[key].append(id)
        return f'<span id="{id}">{inner}</span>'


def _id(id: str) -> str:
    """A record's id as an anchor."""
    return id.replace(":", "-")


def _language(language: str) -> str:
    """The language of the hyphenation, as ours has it."""
    return "en-GB" if language == "en" else language


def _css(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\u00a0", "\\a0 ") + '"'


def _items(items: Iterable[str]) -> str:
    return f'<ul class="left">{"".join(f"<li>{escape(item)}</li>" for item in items)}</ul>'


def _rows(pairs: Iterable[tuple[str, str]]) -> str:
    told = (f'<dt class="soft">{escape(name)}</dt><dd>{escape(value)}</dd>' for name, value in pairs)
    return f'<dl class="rows">{"".join(told)}</dl>'


def _mark(value: str) -> str:
    return f'<svg class="mark" viewBox="0 0 10 10"><polygon points="{_POINTS[value]}" fill="{COLOURS[value]}"/></svg>'


def _stars(count: int) -> str:
    return "".join(
        f'<svg class="star" viewBox="0 0 10 10"><polygon points="{_STAR}" stroke="#262626" stroke-width="0.5" '
        f'fill="{"#262626" if place < count else "none"}"/></svg>'
        for place in range(5)
    )


def _picture(svg: str, kind: str, alt: str, style: str = "") -> str:
    """An SVG as an image; one that tells only its size gets the box that lets it be scaled."""
    if "viewBox" not in svg:
        svg = _SIZE.sub(r'viewBox="0 0 \1 \2" \g<0>', svg, count=1)
    data = b64encode(svg.encode()).decode()
    return f'<img class="{kind}" alt="{escape(alt)}" style="{style}" src="data:image/svg+xml;base64,{data}">'
