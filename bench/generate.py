"""Synthetic cases for the benchmark: N cases in three languages, on top of a copy of the real docs/.

The texts mean nothing, but count like real ones: words are drawn by Zipf's law from simplemma's dictionaries,
so that the number of different words grows with the number of texts as it does in a language (a cache of words
would look too good on a few repeated sentences). The controlled words are drawn with a skew too: a few tags,
rules and industries have most of the cases. All is drawn from generators seeded by case and language:
the same N, docs/ and simplemma give the same bytes.

    PYTHONPATH=hooks python bench/generate.py 1000 bench/work/1000
"""

import argparse
import compileall
import re
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Any

import yaml
from mkdocs.utils.yaml import yaml_load
from simplemma.strategies.dictionaries import DefaultDictionaryFactory

from rulebook.loader import load
from rulebook.model.languages import LANGUAGES, Language
from rulebook.model.library import Library
from rulebook.model.records import Case
from rulebook.schema.records import build
from rulebook.schema.translation import fingerprint

PROJECT = Path(__file__).parent.parent
CONTENT = ("rules", "guides", "vocabulary")
"""The folders of docs/ that a generated project takes over."""

TYPES = 40_000
"""Different words of a language besides the commonest: about what 5,000 cases of 250 words would use."""

COMMON: dict[Language, str] = {
    "en": "the a of to and in is it that was for on with he she they at by not from but had have this are be"
    " said who what when as or one there all customer no out so up",
    "ru": "и в не на он она что с по это а как к но они из у же за то от для о так его её было был когда или"
    " только уже если бы нет до ещё клиент чтобы",
    "cs": "a se na v je že to s z do o i k ale za jako by po pro jeho její které který už tak od jen nebo když"
    " ve si není byl byla mu co podle zákazník protože",
}
"""The commonest words, commonest first; the dictionaries know no frequencies."""

_PLAIN_WORD = re.compile(r"[a-z]{3,12}|[а-яё]{3,13}|[a-záčďéěíňóřšťúůýž]{3,13}")

Fields = dict[str, Any]


@dataclass(frozen=True)
class Skew:
    """A choice in which the k-th of the words has the weight 1 / (k + 1) ** steepness, in a mixed order."""

    words: tuple[str, ...]
    steepness: float = 0.7

    @cached_property
    def _mixed(self) -> tuple[str, ...]:
        return tuple(Random(" ".join(self.words)).sample(self.words, len(self.words)))

    @cached_property
    def _sums(self) -> list[float]:
        return list(accumulate((rank + 1) ** -self.steepness for rank in range(len(self.words))))

    def one(self, random: Random) -> str:
        return random.choices(self._mixed, cum_weights=self._sums)[0]

    def some(self, random: Random, least: int, most: int) -> list[str]:
        """From `least` to `most` different words (fewer where the same are drawn again and again)."""
        drawn = random.choices(self._mixed, cum_weights=self._sums, k=4 * most)
        return list(dict.fromkeys(drawn))[: random.randint(least, most)]


@dataclass(frozen=True)
class Prose:
    """Texts of one language, word by word after Zipf and Mandelbrot: weight 1 / (rank + 2.7) ** 1.05."""

    language: Language

    @cached_property
    def _words(self) -> list[str]:
        found = sorted(filter(_PLAIN_WORD.fullmatch, DefaultDictionaryFactory().get_dictionary(self.language)))
        sample = Random(self.language).sample(found, TYPES)
        return [*COMMON[self.language].split(), *sample]

    @cached_property
    def _sums(self) -> list[float]:
        return list(accumulate((rank + 2.7) ** -1.05 for rank in range(len(self._words))))

    def words(self, random: Random, count: int) -> str:
        return " ".join(random.choices(self._words, cum_weights=self._sums, k=count))

    def sentence(self, random: Random, least: int = 7, most: int = 16) -> str:
        return f"{self.words(random, random.randint(least, most)).capitalize()}."

    def text(self, random: Random, count: int) -> str:
        """Sentences of about `count` words together."""
        sentences: list[str] = []
        while (left := count - sum(sentence.count(" ") + 1 for sentence in sentences)) > 4:
            sentences.append(self.sentence(random, min(7, left), min(16, left)))
        return " ".join(sentences)


@dataclass(frozen=True)
class Generator:
    """Makes the cases of a project: `library` has its rules, terms, claims and controlled words."""

    library: Library
    count: int

    def files(self) -> Iterator[tuple[str, str]]:
        """Every file of every case: its name and its text."""
        for index in range(self.count):
            id, fields = self.id(index), self._source(index)
            body = self._body(index, "en", fields)
            yield f"{id}.en.md", _file(fields, body)
            hash = fingerprint(build(Case, {**fields, "id": id, "language": "en", "body": body}))
            for language in LANGUAGES[1:]:
                texts = self._translation(index, language, fields, hash)
                yield f"{id}.{language}.md", _file(texts, self._body(index, language, fields))

    def id(self, index: int) -> str:
        return f"{'-'.join(self._prose['en'].words(Random(f'id {index}'), 2).split())}-{index:05d}"

    @cached_property
    def _prose(self) -> dict[Language, Prose]:
        return {language: Prose(language) for language in LANGUAGES}

    @cached_property
    def _skews(self) -> dict[str, Skew]:
        groups = {group: tuple(self.library.taxonomy.keys(group)) for group in self.library.taxonomy.groups}
        subtypes = tuple(key for key in groups["incidents"] if "/" in key)
        named = {"rules": tuple(self.library.rules), "terms": tuple(self.library.terms)}
        words = {**groups, "incidents": subtypes, **named, "claims": tuple(self.library.claims)}
        return {name: Skew(found) for name, found in words.items()}

    def _one(self, random: Random, group: str) -> str:
        return self._skews[group].one(random)

    # The source: every field that editors usually fill.

    def _source(self, index: int) -> Fields:
        random, prose = Random(f"source {index}"), self._prose["en"]
        values = _values(random)
        basis = random.choices(("retold", "documented", "constructed"), (50, 35, 15))[0]
        fields = {
            **self._told(random, prose, basis),
            **self._facts(random),
            "moments": [self._moment(random, prose, value, place) for place, value in enumerate(values)],
            "rules": [self._link(random, prose, rule) for rule in self._skews["rules"].some(random, 2, 4)],
            **(self._repaired(random, prose) if "misery" in values else {}),
            **self._lists(random, prose),
        }
        if random.random() < 0.2:
            fields["claims"] = [self._one(random, "claims")]
        return fields

    def _told(self, random: Random, prose: Prose, basis: str) -> Fields:
        kind = random.choices(("incident", "praise", "pattern", "near-miss", "organisation"), (70, 12, 8, 6, 4))[0]
        sources = [_origin(random, prose) for _ in range(random.randint(1, 3))]
        return {
            "title": prose.words(random, random.randint(3, 6)).capitalize(),
            "summary": prose.sentence(random, 10, 18),
            "kind": kind,
            "basis": basis,
            **({"sources": sources} if basis != "constructed" else {}),
            "confidence": self._one(random, "confidences"),
        }

    def _facts(self, random: Random) -> Fields:
        return {
            "occurred": _occurred(random),
            "country": random.choices(("US", "GB", "CZ", "RU", "DE", "FR", "JP"), (30, 15, 15, 15, 10, 8, 7))[0],
            "industry": self._one(random, "industries"),
            "touchpoint": self._one(random, "touchpoints"),
            "customer": random.choices(("external", "internal"), (9, 1))[0],
            "relationship": self._one(random, "relationships"),
            "incident": self._one(random, "incidents"),
            "severity": {"actual": self._one(random, "severities"), "potential": self._one(random, "severities")},
            "feeling": {"start": self._one(random, "feelings"), "end": self._one(random, "feelings")},
            "detected_by": self._one(random, "detectors"),
        }

    def _moment(self, random: Random, prose: Prose, value: str, place: int) -> Fields:
        at = {"at": f"{place * random.choice((2, 5, 10))} {random.choice(('min', 'h', 'd'))}"}
        moment = {"who": self._one(random, "actors"), "what": prose.sentence(random, 9, 18), "value": value}
        return {**at, **moment} if random.random() < 0.5 else moment

    def _link(self, random: Random, prose: Prose, rule: str) -> Fields:
        how = random.choices(("kept", "broken", "bent"), (50, 42, 8))[0]
        return {"rule": rule, "how": how, "why": prose.sentence(random, 10, 18)}

    def _repaired(self, random: Random, prose: Prose) -> Fields:
        apology = {"made": "true", "by": self._one(random, "actors"), "excuses": self._one(random, "excuses")}
        recovery = {
            "first_response": f"{random.randint(1, 59)} {random.choice(('min', 'h', 'd'))}",
            "apology": apology if random.random() < 0.7 else {"made": "false"},
            "put_right": prose.sentence(random),
            **({"extra": prose.sentence(random)} if random.random() < 0.4 else {}),
            "follow_up": {"by": self._one(random, "actors"), "after": f"{random.randint(1, 9)} d"},
            **({"authority": prose.sentence(random)} if random.random() < 0.4 else {}),
            "prevents": prose.sentence(random),
        }
        verdicts = {name: self._one(random, f"{name}_verdicts") for name in ("error", "relationship", "trust")}
        stars = {"service": str(random.randint(1, 5)), "recovery": str(random.randint(1, 5))}
        return {"recovery": recovery, "verdicts": verdicts, "stars": stars}

    def _lists(self, random: Random, prose: Prose) -> Fields:
        return {
            "roi": self._skews["roi"].some(random, 1, 2),
            "causes": self._skews["causes"].some(random, 1, 3),
            "went_well": [prose.sentence(random) for _ in range(random.randint(1, 3))],
            "missing": [prose.sentence(random) for _ in range(random.randint(1, 3))],
            "tags": self._skews["tags"].some(random, 2, 4),
            "aliases": _aliases(random, prose),
            "related": self._skews["rules"].some(random, 0, 2),
            "owner": self._one(random, "owners"),
            "reviewed": {"on": _day(random, 2023), "finding": prose.sentence(random)},
        }

    # What a translator writes: the same texts in other words, in the source's shape.

    def _translation(self, index: int, language: Language, source: Fields, hash: str) -> Fields:
        random, prose = Random(f"{language} {index}"), self._prose[language]
        status = "machine" if random.random() < 0.3 else "reviewed"
        texts = {
            "translation": {"of": hash, "status": status},
            "title": prose.words(random, random.randint(3, 6)).capitalize(),
            "summary": prose.sentence(random, 10, 18),
            "rules": {link["rule"]: prose.sentence(random, 10, 18) for link in source["rules"]},
            "aliases": _aliases(random, prose),
        }
        for name in {"moments", "sources", "went_well", "missing"} & source.keys():
            texts[name] = [Prose.sentence(prose, Random(f"{language} {index} {name} {place}"), 8, 17)
                           for place in range(len(source[name]))]
        if recovery := source.get("recovery"):
            written = [name for name in ("put_right", "extra", "authority", "prevents") if name in recovery]
            texts["recovery"] = {name: prose.sentence(random) for name in written}
        return texts

    # The text below the front matter: about 250 words, three sections, references as editors write them.

    def _body(self, index: int, language: Language, source: Fields) -> str:
        random, prose, taxonomy = Random(f"body {language} {index}"), self._prose[language], self.library.taxonomy
        parts = {"story": self._story, "lessons": self._lessons, "discuss": self._discuss}
        sections = (
            f"## {taxonomy.label(key, language, 'case_sections').label}\n\n{parts[key](random, prose, source)}"
            for key in taxonomy.keys("case_sections")
        )
        return "\n\n".join(sections)

    def _story(self, random: Random, prose: Prose, source: Fields) -> str:
        paragraphs = [prose.text(random, random.randint(36, 48)) for _ in range(3)]
        terms = [self.library.terms[id].text(prose.language).term for id in self._skews["terms"].some(random, 2, 4)]
        paragraphs += [f"{prose.words(random, 5).capitalize()} {term} {prose.words(random, 3)}." for term in terms]
        paragraphs.insert(2, f"<!-- pause: {prose.words(random, 9).capitalize()}? -->")
        return "\n\n".join(paragraphs)

    def _lessons(self, random: Random, prose: Prose, source: Fields) -> str:
        other = self.id(random.randrange(self.count))
        links = [
            f"[{source['rules'][0]['rule']}]",
            f"[{prose.words(random, 3)}][{other}]",
            f"[{prose.words(random, 2)}][term:{self._one(random, 'terms')}]",
            *(f"[claim:{claim}]" for claim in source.get("claims", ())),
        ]
        return "\n".join(f"* {prose.text(random, 15)} {link}: {prose.sentence(random, 4, 7)}" for link in links)

    def _discuss(self, random: Random, prose: Prose, source: Fields) -> str:
        return "\n".join(f"* {prose.words(random, random.randint(9, 15)).capitalize()}?" for _ in range(2))


def _values(random: Random) -> list[str]:
    """Four to six moments: mostly a failure that is mended or not, sometimes magic from start to end."""
    count, ends = random.randint(4, 6), ("magic", "mediocre", "misery")
    if random.random() < 0.2:
        return ["mediocre", *random.choices(("magic", "mediocre"), k=count - 2), "magic"]
    middle = random.choices(("misery", "mediocre", "magic"), (5, 3, 2), k=count - 3)
    return ["mediocre", "misery", *middle, random.choices(ends, (5, 2, 3))[0]]


def _origin(random: Random, prose: Prose) -> Fields:
    return {
        "title": prose.words(random, 6).capitalize(),
        "url": f"https://www.example.org/{random.getrandbits(40):x}",
        "seen": _day(random, 2025),
        "supports": prose.sentence(random),
    }


def _aliases(random: Random, prose: Prose) -> list[str]:
    return list(dict.fromkeys(prose.words(random, random.randint(1, 3)) for _ in range(random.randint(4, 8))))


def _day(random: Random, first_year: int) -> str:
    return f"{random.randint(first_year, 2026)}-{random.randint(1, 12):02d}-{random.randint(1, 28):02d}"


def _occurred(random: Random) -> str:
    """A year, a month, a day or a span, as often known to the day as not."""
    day = _day(random, 2005)
    return random.choices((day[:4], day[:7], day, f"{int(day[:4]) - 1}/{day[:4]}"), (20, 25, 50, 5))[0]


def _file(fields: Fields, body: str) -> str:
    matter = yaml.dump(fields, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=110)
    return f"---\n{matter}---\n\n{body}\n"


# Two projects from the same files: ours, and plain Material for MkDocs.


def write_projects(count: int, folder: Path, engine: Path) -> None:
    """Write `ours/` and `stock/` afresh below a folder; `engine` has the mkdocs.yml, hooks/ and docs/ to copy."""
    shutil.rmtree(folder, ignore_errors=True)
    ours, stock = folder / "ours", folder / "stock"
    _copy_project(engine, ours)
    _write_cases(count, ours)
    for name in ("cases", "docs/rules", "docs/guides"):
        shutil.copytree(ours / name, stock / "docs" / name.removeprefix("docs/"))
    _write_stock(ours, stock)


def _copy_project(engine: Path, ours: Path) -> None:
    shutil.copytree(engine / "hooks", ours / "hooks", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(engine / "mkdocs.yml", ours)
    for name in CONTENT:
        shutil.copytree(engine / "docs" / name, ours / "docs" / name)
    compileall.compile_dir(ours / "hooks", quiet=1)


def _write_cases(count: int, ours: Path) -> None:
    (ours / "cases").mkdir()
    for name, text in Generator(load(ours).library, count).files():
        (ours / "cases" / name).write_text(text, encoding="utf-8")


def _write_stock(ours: Path, stock: Path) -> None:
    docs = stock / "docs"
    (docs / "index.md").write_text("# Service Rulebook\n\nRules and guides are in the menu.\n", encoding="utf-8")
    (docs / "tags.md").write_text("# Tags\n\n<!-- material/tags -->\n", encoding="utf-8")
    config = yaml.safe_dump(_stock_config(ours, docs), allow_unicode=True, sort_keys=False)
    (stock / "mkdocs.yml").write_text(config, encoding="utf-8")


def _stock_config(ours: Path, docs: Path) -> Fields:
    """Our theme features and Markdown extensions without hooks, templates and styles of our own."""
    with (ours / "mkdocs.yml").open(encoding="utf-8") as file:
        theme = yaml_load(file)["theme"]
    kept = {name: theme[name] for name in ("name", "language", "font", "features", "palette") if name in theme}
    return {
        "site_name": "Service Rulebook",
        "site_url": "http://127.0.0.1:8000/",
        "theme": kept,
        "plugins": ["search", "tags"],
        "markdown_extensions": ["tables", "footnotes", "admonition", "def_list", "sane_lists"],
        "extra": {"generator": False},
        "not_in_nav": "/cases/\n",
        "nav": ["index.md", {"Rules": _names(docs, "rules")}, {"Guides": _names(docs, "guides")}, "tags.md"],
    }


def _names(docs: Path, folder: str) -> Sequence[str]:
    return sorted(path.relative_to(docs).as_posix() for path in (docs / folder).glob("*.md"))


def main() -> None:
    """Command line: number of cases, folder to write to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int, help="how many cases, each in three languages")
    parser.add_argument("folder", type=Path, help="where ours/ and stock/ are written; emptied first")
    parser.add_argument("--engine", type=Path, default=PROJECT, help="the project whose engine and docs/ to take")
    options = parser.parse_args()
    write_projects(options.count, options.folder, options.engine)


if __name__ == "__main__":
    main()
