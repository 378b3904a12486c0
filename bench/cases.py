"""Synthetic cases: front matter as editors fill it, and a body of about 250 words in three sections.

Controlled words are drawn with a skew: a few rules, tags and industries have most of the cases. Every text is
drawn from a generator seeded by case and language, so that the same N, library and simplemma give the same bytes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from random import Random
from typing import Any

import yaml

from rulebook.model.fingerprint import fingerprint
from rulebook.model.languages import LANGUAGES, Language
from rulebook.model.library import Library
from rulebook.model.records import Case
from rulebook.schema.records import build
from words import Prose, Skew

Fields = dict[str, Any]


@dataclass(frozen=True)
class Generator:
    """Makes the cases of a project: `library` has its rules, terms, claims and controlled words."""

    library: Library
    count: int
    languages: tuple[Language, ...] = LANGUAGES

    def files(self) -> Iterator[tuple[str, str]]:
        """Every file of every case: its name and its text."""
        for index in range(self.count):
            id, fields = self.id(index), self._source(index)
            body = self._body(index, "en", fields)
            yield f"{id}.en.md", _file(fields, body)
            hash = fingerprint(build(Case, {**fields, "id": id, "language": "en", "body": body}))
            for language in self.languages[1:]:
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
        if random.random() < 0.5:
            fields["related"] = self._skews["rules"].some(random, 1, 2)
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
        for name in ("moments", "sources", "went_well", "missing"):
            if name in source:
                texts[name] = [prose.sentence(random, 8, 17) for _ in source[name]]
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
