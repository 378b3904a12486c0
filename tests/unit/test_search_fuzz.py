"""Whatever is typed, the search answers: queries and files made up at random, the same ones in every run."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from builders import index_files, reader_of, searchable
from rulebook.model.languages import LANGUAGES, Language
from rulebook.morphology.endings import Change, derived_key
from rulebook.search.files import written
from rulebook.search.index import Entry, build, posting
from rulebook.search.layouts import LAYOUTS
from rulebook.search.meanings import MOST_WORDS
from rulebook.search.query import MOST_LETTERS, Answer, answer
from rulebook.search.reader import CorruptIndexError, Known, Reader
from rulebook.search.tables import base36
from rulebook.search.words import FAR, distance, folded, words

pytestmark = pytest.mark.whole

TEXTS: dict[Language, str] = {
    "en": "A guest complains: the sandwich is cold, nobody apologised, the refund came late. People paid for children.",
    "ru": "Гость жалуется: сэндвич остыл, никто не извинился, возврат денег пришёл поздно. Скидки, ошибки, дети, счёт.",
    "cs": "Host si stěžuje: sendvič je studený, nikdo se neomluvil, vrácení peněz přišlo pozdě. Smlouva, lidé, kůň.",
}
ODD = "".join(
    (
        "\\^$.|?*+()[]{}<>/\"'`“”„«»%_-–—=#&;:,@~!\0\x1b\u200b\u200e\u2028\ufeff\uffff \t\n",
        "שלוםمرحبا\u202e\u202d\u0301\u030c\u0306",
        "😀👩‍👩‍👧🇨🇿①Ⅷ½٣漢字ßİıſﬁ",
        "ёЁйЙřŘůŮ",
    )
)

fuzzed = settings(deadline=None, derandomize=True, database=None, max_examples=150)
languages = st.sampled_from(LANGUAGES)
typed = st.one_of(
    st.text(max_size=60),
    st.text(ODD, max_size=60),
    st.lists(st.sampled_from(sorted({word for text in TEXTS.values() for word in words(text)})), max_size=20).map(
        " ".join
    ),
    st.text('abcdeйцукен12390yzěš "', max_size=60),
)
word = st.text("abcdeščйцуёž", min_size=1, max_size=8)


@dataclass(frozen=True)
class Counting(Reader):
    """A reader that keeps the words of the vocabulary which a query looks at."""

    looked_at: list[Known] = field(default_factory=list)

    def beginning(self, start: str) -> Iterator[Known]:
        for known in super().beginning(start):
            self.looked_at.append(known)
            yield known

    def continuing(self, start: str) -> Iterator[Known]:
        for known in super().continuing(start):
            self.looked_at.append(known)
            yield known


@cache
def files(language: Language) -> dict[str, str]:
    """An index with some hundred words in all three languages."""
    many = (f"{first}{second}{number}" for first in "abcžй" for second in "deš" for number in range(20))
    documents = [searchable(name, text, text, sections={"x": text}) for name, text in TEXTS.items()]
    return index_files(*documents, searchable("many", "", " ".join(many)), language=language)


@cache
def reader(language: Language) -> Counting:
    return Counting(reader_of(files(language)).fetch)


def answered(language: Language, query: str, as_typed: bool = False) -> tuple[Answer, int]:
    """The answer, and at how many words of the vocabulary the query looked."""
    reader(language).looked_at.clear()
    return answer(reader(language), query, as_typed=as_typed), len(reader(language).looked_at)


@cache
def vocabulary(language: Language) -> tuple[Known, ...]:
    return tuple(reader_of(files(language)).beginning(""))


def most_steps(language: Language) -> int:
    """How many words any query may look at: the vocabulary for each word and layout, and four times to correct
    it, by its first letter, its second, and by the two pairs of letters that may follow another first one."""
    return len(vocabulary(language)) * MOST_WORDS * (1 + len(LAYOUTS[language]) + 4)


@fuzzed
@given(languages, typed, st.booleans())
@example("en", "\ud800 refund", False)
@example("cs", "ß" * 300, False)
@example("ru", "“" * 500, False)
def test_every_query_has_an_answer(language: Language, query: str, as_typed: bool) -> None:
    found, steps = answered(language, query, as_typed)
    assert steps <= most_steps(language)
    scores = [hit.score for hit in found.found]
    assert scores == sorted(scores, reverse=True)
    assert all(score > 0 for score in scores)
    assert len({hit.document for hit in found.found}) == len(found.found)
    assert all(0 <= section <= len(hit.head.sections) for hit in found.found for section in hit.sections)
    assert len(found.meanings) <= 2 * MOST_WORDS  # each may be two that run together
    assert found.shown is None or not as_typed


@fuzzed
@given(languages, typed)
def test_the_same_query_has_the_same_answer(language: Language, query: str) -> None:
    assert answer(reader(language), query) == answer(reader_of(files(language)), query)


@settings(fuzzed, max_examples=25)
@given(languages, typed.filter(bool), st.integers(1, 10_000))
def test_a_long_query_costs_no_more_than_its_beginning(language: Language, piece: str, length: int) -> None:
    query = (piece * (length // len(piece) + 1))[:length]
    assert answered(language, query) == answered(language, query[:MOST_LETTERS])


@pytest.mark.parametrize("piece", ["a", "ab ", '"a b" ', "(a+)+$", "й", "\u05d0\u202e", "😀", "a\u0301", "č 4 ", ".*"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_ten_thousand_letters_are_answered(language: Language, piece: str) -> None:
    _, steps = answered(language, piece * (10_000 // len(piece)))
    assert steps <= most_steps(language)


@fuzzed
@given(languages, st.data())
def test_one_error_beyond_the_first_two_letters_is_understood(language: Language, data: st.DataObject) -> None:
    long = [known for known in vocabulary(language) if len(folded(known.shown)) >= 5]
    right = folded(data.draw(st.sampled_from(long)).shown)
    place = data.draw(st.integers(2, len(right) - 1))
    letter = data.draw(st.sampled_from("aeiouаеиоу"))
    wrong = data.draw(
        st.sampled_from(
            (
                right[:place] + right[place + 1 :],
                right[:place] + letter + right[place:],
                right[:place] + letter + right[place + 1 :],
                right[:place] + right[place : place + 2][::-1] + right[place + 2 :],
            )
        )
    )
    assert answer(reader(language), wrong).meanings[0].matches


@fuzzed
@given(word, word, st.integers(0, 3))
def test_distance_is_that_of_the_plain_definition(one: str, other: str, most: int) -> None:
    plain = plain_distance(one, other)
    assert distance(one, other, most) == (plain if plain <= most else FAR)


def plain_distance(one: str, other: str) -> int:
    """Optimal string alignment as textbooks write it: the whole table."""
    table = [[i + j if i * j == 0 else 0 for j in range(len(other) + 1)] for i in range(len(one) + 1)]
    for i in range(1, len(one) + 1):
        for j in range(1, len(other) + 1):
            changed = table[i - 1][j - 1] + (one[i - 1] != other[j - 1])
            table[i][j] = min(table[i - 1][j] + 1, table[i][j - 1] + 1, changed)
            if i > 1 and j > 1 and one[i - 2 : i] == other[j - 2 : j][::-1]:
                table[i][j] = min(table[i][j], table[i - 2][j - 2] + 1)
    return table[-1][-1]


@fuzzed
@given(st.text(max_size=35), st.text(max_size=60))
def test_a_change_makes_any_word_of_any_other(one: str, other: str) -> None:
    assert Change.parse(str(Change.between(one, other))).apply(one) == other


@fuzzed
@given(languages, st.text(min_size=1))
def test_a_word_has_a_key_that_is_not_empty(language: Language, text: str) -> None:
    assert derived_key(text, language)


@fuzzed
@given(typed)
def test_words_have_no_spaces_and_no_signs_and_fold_once(text: str) -> None:
    for found in words(text):
        assert found.isalnum()
        assert folded(folded(found)) == folded(found)


@fuzzed
@given(st.integers(0, 10**12))
def test_numbers_come_back_from_base_36(number: int) -> None:
    assert int(base36(number), 36) == number


letters = st.characters(categories=("L", "N"), max_codepoint=0xFFFF)
postings = st.dictionaries(st.integers(0, 2000), st.integers(1, 25), min_size=1, max_size=20)
entries = st.dictionaries(
    st.text(letters, min_size=1, max_size=35),
    st.tuples(st.text(letters, min_size=1, max_size=35), postings),
    max_size=60,
)


@fuzzed
@given(entries)
def test_any_vocabulary_is_read_as_it_was_written(made: dict[str, tuple[str, dict[int, int]]]) -> None:
    index = {
        key: Entry(shown, [posting(*one) for one in sorted(found.items())])
        for key, (shown, found) in sorted(made.items())
    }
    sections = {str(number): "" for number in range(1, 2001)}
    whole = reader_of(written(replace(build((searchable("a", sections=sections),), "en"), entries=index)))
    assert {known.key: known.shown for known in whole.beginning("")} == {key: e.shown for key, e in index.items()}
    assert {key: dict(whole.postings(key)) for key in index} == {key: made[key][1] for key in index}


@fuzzed
@given(languages, st.data())
def test_a_spoiled_file_is_noticed_or_not_needed(language: Language, data: st.DataObject) -> None:
    whole = files(language)
    name = data.draw(st.sampled_from(sorted(set(whole) - {"index.js"})))
    place = data.draw(st.integers(0, len(whole[name]) - 1))
    spoiled = whole[name][:place] + data.draw(st.text(max_size=3)) + whole[name][place + 1 :]
    query = data.draw(st.sampled_from(('"refund came"', "возврат", "smluv", "complant", "djpdhfn")))
    if needs(language, name, query) and spoiled != whole[name]:
        with pytest.raises(CorruptIndexError, match=name):
            answer(reader_of({**whole, name: spoiled}), query)
    else:
        assert answer(reader_of({**whole, name: spoiled}), query) == answer(reader(language), query)


def needs(language: Language, name: str, query: str) -> bool:
    """Whether a query cannot be answered without a file."""
    try:
        answer(reader_of({other: script for other, script in files(language).items() if other != name}), query)
    except CorruptIndexError:
        return True
    return False
