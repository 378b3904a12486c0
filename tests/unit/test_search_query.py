"""Queries and what they find: the promises of the search, each on a few documents."""

from collections.abc import Iterator

import pytest

from builders import indexed, searchable
from rulebook.model.languages import Language
from rulebook.search.documents import Document, Section
from rulebook.search.meanings import MOST_WORDS
from rulebook.search.query import MOST_LETTERS, PHRASES_AMONG, Answer, answer
from rulebook.search.reader import Known, Reader

FILLER = "Guests come in, sit down, look at the list and wait for somebody to ask them."


def ids(found: Answer) -> list[str]:
    return [hit.head.id for hit in found.found]


def of(language: Language, *texts: str) -> Reader:
    """An index of documents that are called by their only text's first word."""
    return indexed(*(searchable(text.split()[0], "", text) for text in texts), language=language)


def one(language: Language, text: str) -> Reader:
    """An index in which something else stands too."""
    return indexed(searchable("it", "", text), searchable("other", "", FILLER), language=language)


def among(*documents: Document) -> Reader:
    """An index in which twenty more documents speak of other things, so that words are as rare as in real content."""
    return indexed(*documents, *(searchable(f"other{number:02}", "", FILLER) for number in range(20)))


def finds(language: Language, text: str, query: str) -> bool:
    return ids(answer(one(language, text), query)) == ["it"]


@pytest.mark.parametrize(
    ("language", "text", "query"),
    [
        ("en", "Complaints are welcome", "complaint"),
        ("en", "We refunded her", "refunds"),
        ("ru", "Жалобы гостей", "жалобами"),
        ("ru", "Возврат", "возвратом"),
        ("cs", "Stížnosti hostů", "stížností"),
        ("cs", "Omluva", "omluvou"),
    ],
)
def test_a_word_is_found_in_any_of_its_forms(language: Language, text: str, query: str) -> None:
    assert finds(language, text, query)
    assert answer(one(language, text), query).shown is None


@pytest.mark.parametrize(
    ("language", "text", "query"),
    [
        ("en", "A child", "children"),
        ("en", "One person", "people"),
        ("en", "People were waiting", "people"),
        ("en", "She pays", "paid"),
        ("ru", "Скидка для всех", "скидок"),
        ("ru", "Наша ошибка", "ошибок"),
        ("ru", "Ребёнок", "детей"),
        ("ru", "Человек", "людьми"),
        ("cs", "Smlouva", "smluv"),
        ("cs", "Člověk", "lidí"),
        ("cs", "Člověk", "lidem"),
        ("cs", "Nový pes", "psem"),
        ("cs", "Dítě", "dětmi"),
    ],
)
def test_irregular_forms_are_found_although_nobody_wrote_them(language: Language, text: str, query: str) -> None:
    assert finds(language, text, query)
    assert answer(one(language, text), query).shown is None


@pytest.mark.parametrize(
    ("text", "query"),
    [("Счёт", "счет"), ("Ещё раз", "еще"), ("Разъяренный гость", "разъярённый"), ("Надёжность", "надежностью")],
)
def test_yo_and_ye_are_one_letter(text: str, query: str) -> None:
    assert finds("ru", text, query)
    assert answer(one("ru", text), query).shown is None


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("Stížnosti hostů", "stiznosti hostu"),
        ("Žluťoučký kůň", "zlutoucky kun"),
        ("Dítě", "ditetem"),
        ("Vrácení peněz", "vraceni penez"),
        ("reklamace", "reklamáce"),
    ],
)
def test_diacritics_may_be_missing_or_too_many(text: str, query: str) -> None:
    assert finds("cs", text, query)
    assert answer(one("cs", text), query).shown is None


def test_diacritics_may_be_typed_as_signs_of_their_own() -> None:
    assert finds("cs", "stížnosti", "sti\u0301z\u030cnosti")


def test_case_does_not_matter() -> None:
    assert finds("en", "refund", "REFUND")
    assert finds("ru", "ВОЗВРАТ", "возврат")


def test_what_has_more_of_the_query_comes_first() -> None:
    both = searchable("both", "", f"{FILLER} A cold sandwich. {FILLER}")
    often = searchable("often", "Cold cold cold", "cold " * 20, aliases=("cold",))
    assert ids(answer(among(often, both), "cold sandwich")) == ["both", "often"]


def test_of_three_words_two_are_better_than_one() -> None:
    reader = among(
        searchable("one", "parcel"),
        searchable("two", "", "The late parcel"),
        searchable("three", "", "The late parcel of a neighbour"),
    )
    assert ids(answer(reader, "late parcel neighbour")) == ["three", "two", "one"]


def test_a_rare_word_counts_more_than_a_frequent_one() -> None:
    common = [searchable(f"g{number}", "", "A guest waits") for number in range(8)]
    reader = indexed(*common, searchable("rare", "", "A voucher waits"))
    assert ids(answer(reader, "guest voucher"))[0] == "rare"


def test_what_has_only_the_smallest_word_is_not_found() -> None:
    common = [searchable(f"g{number}", "", "It is in the hall") for number in range(30)]
    reader = indexed(*common, searchable("rare", "The voucher", "The voucher"))
    assert ids(answer(reader, "the voucher")) == ["rare"]


def test_a_title_comes_before_an_alias_and_that_before_a_text() -> None:
    reader = indexed(
        searchable("text", "Other", "refund"),
        searchable("alias", "Other", FILLER, aliases=("refund",)),
        searchable("title", "Refund", FILLER),
    )
    assert ids(answer(reader, "refund")) == ["title", "alias", "text"]


def test_documents_that_count_the_same_keep_their_order() -> None:
    reader = indexed(*(searchable(id, "Refund") for id in ("b", "a", "c")))
    assert ids(answer(reader, "refund")) == ["b", "a", "c"]


def test_an_alias_finds_a_document_that_does_not_say_it() -> None:
    assert ids(answer(indexed(searchable("R03", "Promises", FILLER, aliases=("call back",))), "call back")) == ["R03"]


def test_a_rule_is_found_by_its_number() -> None:
    reader = indexed(searchable("R29", "R29 Sorry"), searchable("R30", "R30 Hot and whole"))
    assert ids(answer(reader, "r30")) == ["R30"]


def test_the_best_section_leads() -> None:
    sections = {"why": FILLER, "practice": "A refund. A refund!", "week": "One refund among many other words here."}
    hit = answer(indexed(searchable("R39", "Other", FILLER, sections=sections)), "refund").found[0]
    assert [hit.head.sections[section - 1][0] for section in hit.sections] == ["practice", "week"]


def test_words_of_a_query_may_stand_in_different_sections() -> None:
    reader = indexed(searchable("a", "", "cold", sections={"x": "sandwich"}), searchable("b", "", "cold"))
    assert ids(answer(reader, "cold sandwich"))[0] == "a"


def test_only_so_many_are_found_as_are_asked_for() -> None:
    reader = indexed(*(searchable(f"g{number:02}", "refund") for number in range(30)))
    assert len(answer(reader, "refund").found) == 20
    assert ids(answer(reader, "refund", limit=2)) == ["g00", "g01"]


def test_a_word_is_found_by_its_beginning() -> None:
    assert finds("en", "onboarding", "onbo")
    assert finds("ru", "стажировка", "стажи")
    assert finds("cs", "nováček", "nová")
    assert finds("cs", "nováček", "nova")


def test_an_unknown_word_is_a_beginning_wherever_it_stands() -> None:
    found = answer(of("en", "onboarding", "shop"), "onbo shop")
    assert sorted(ids(found)) == ["onboarding", "shop"]
    assert found.shown is None


def test_one_letter_is_no_beginning() -> None:
    assert ids(answer(of("en", "onboarding"), "o")) == []


def test_the_last_word_may_be_unfinished_although_it_is_a_word() -> None:
    reader = of("en", "complain", "complainant")
    assert ids(answer(reader, "complain")) == ["complain", "complainant"]
    assert ids(answer(reader, "comp")) == ["complain", "complainant"]


def test_every_word_that_begins_so_is_found() -> None:
    assert sorted(ids(answer(of("en", "refund", "return", "repair", "parcel"), "re"))) == ["refund", "repair", "return"]


def test_a_section_in_which_many_words_begin_so_counts_no_more_than_one() -> None:
    reader = indexed(searchable("many", "", "hamster hamlet hammer"), searchable("one", "", "ham and so on"))
    assert ids(answer(reader, "ham")) == ["one", "many"]


def test_a_known_word_that_is_not_the_last_is_finished() -> None:
    reader = of("en", "ham", "hamster", "shop")
    assert ids(answer(reader, "ham shop")) == ["ham", "shop"]
    assert "hamster" in ids(answer(reader, "shop ham"))


def test_what_is_typed_whole_comes_before_what_begins_with_it() -> None:
    reader = indexed(searchable("longer", "hamster"), searchable("whole", "ham"))
    assert ids(answer(reader, "ham")) == ["whole", "longer"]


@pytest.mark.parametrize(
    ("language", "text", "query"),
    [
        ("en", "complaint", "complant"),
        ("en", "guarantee", "garantee"),
        ("en", "voucher", "vuocher"),
        ("en", "complaint", "complaitn"),
        ("en", "voucher", "cvoucher"),
        ("ru", "компенсация", "компинсация"),
        ("ru", "жалобы", "жолобы"),
        ("ru", "приветствие", "приветсвие"),
        ("cs", "reklamace", "reklamce"),
        ("cs", "faktura", "faktůrra"),
    ],
)
def test_one_typing_error_is_forgiven(language: Language, text: str, query: str) -> None:
    assert finds(language, text, query)
    assert answer(one(language, text), query).shown == text


@pytest.mark.parametrize(
    ("language", "text", "query"),
    [
        ("en", "compensation", "compansatoin"),
        ("en", "competitor", "ocmpetiter"),
        ("ru", "сертификат", "сиртефикат"),
        ("cs", "kompenzace", "konpemzace"),
    ],
)
def test_two_typing_errors_are_forgiven_in_a_longer_word(language: Language, text: str, query: str) -> None:
    found = answer(one(language, text), query)
    assert (ids(found), found.shown) == (["it"], text)


@pytest.mark.parametrize(
    ("language", "text", "query"),
    [
        ("en", "competitor", "xompetitor"),
        ("en", "competitor", "ompetitor"),
        ("en", "competitor", "ocmpetitor"),
        ("en", "competitor", "vompetitpr"),
        ("ru", "сертификат", "чертификат"),
        ("ru", "жалоба", "алоба"),
        ("cs", "reklamace", "teklamace"),
    ],
)
def test_the_first_letter_may_be_wrong_or_missing(language: Language, text: str, query: str) -> None:
    found = answer(one(language, text), query)
    assert (ids(found), found.shown) == (["it"], text)


def test_a_word_with_the_first_letter_as_typed_comes_before_one_with_another() -> None:
    assert answer(of("en", "parcels", "barcels"), "parcelz").shown == "parcels"
    assert answer(of("en", "sparse", "parcel"), "parcle").shown == "parcel"


@pytest.mark.parametrize(
    ("language", "text", "query", "shown"),
    [
        ("en", "A gift and a voucher", "giftvoucher", "gift voucher"),
        ("en", "Gifts, vouchers", "giftvoucher", "gift voucher"),
        ("ru", "Бонусный балл", "бонусныебаллы", "бонусные баллы"),
        ("cs", "Vrácení peněz", "vracenipenez", "vraceni penez"),
    ],
)
def test_words_that_run_together_are_taken_apart(language: Language, text: str, query: str, shown: str) -> None:
    found = answer(one(language, text), query)
    assert (ids(found), found.shown) == (["it"], shown)
    assert ids(answer(one(language, text), query, as_typed=True)) == []


def test_a_word_is_mended_before_it_is_taken_apart() -> None:
    assert answer(of("en", "complaint", "comp lant"), "complant").shown == "complaint"


def test_of_words_that_run_together_both_must_be_known_and_no_shorter_than_three_letters() -> None:
    assert ids(answer(of("en", "gift"), "giftvoucher")) == []
    assert ids(answer(of("en", "ab voucher"), "abvoucherxyz")) == []


@pytest.mark.parametrize(
    ("language", "text", "query"),
    [
        ("en", "overbooking", "over booking"),
        ("en", "chatbots", "chat bot"),
        ("ru", "приветствие", "при ветствие"),
        ("cs", "bezplatný", "bez platně"),
    ],
)
def test_a_word_may_be_typed_apart(language: Language, text: str, query: str) -> None:
    found = answer(one(language, text), query)
    assert (ids(found), found.shown) == (["it"], None)


def test_a_word_typed_apart_comes_first_although_its_halves_are_words() -> None:
    reader = among(searchable("it", "Overbooking", FILLER), searchable("over", "", "All over"))
    assert ids(answer(reader, "over booking"))[0] == "it"


def test_short_words_are_not_corrected_and_middling_ones_by_one_letter() -> None:
    assert ids(answer(of("en", "ham"), "hom")) == []
    assert ids(answer(of("en", "bread"), "braed")) == ["bread"]
    assert ids(answer(of("en", "bread"), "braee")) == []


def test_the_nearest_word_is_taken() -> None:
    reader = of("en", "voucher", "vouchsafe")
    found = answer(reader, "vouchre")
    assert ids(found) == ["voucher"]
    assert found.shown == "voucher"


def test_short_keys_are_not_near_to_everything() -> None:
    """By the rules the key of the typing error is "om", one letter from those of "on" and "od"."""
    reader = of("cs", "omluva", "on", "od", "o")
    found = answer(reader, "omuva")
    assert found.shown == "omluva"
    assert ids(found) == ["omluva"]


def test_of_words_with_near_keys_the_one_that_looks_alike_is_shown() -> None:
    reader = of("cs", "práva práva práva právo", "pravda pravda", "pravomoc")
    assert answer(reader, "pravomco").shown == "pravomoc"


def test_only_the_unknown_word_is_corrected() -> None:
    found = answer(of("en", "late parcel", "voucher"), "late parcle")
    assert found.shown == "late parcel"
    assert [meaning.shown for meaning in found.meanings] == ["", "parcel"]


def test_a_correction_counts_less_than_a_word_as_typed() -> None:
    reader = indexed(searchable("a", "parcel"), searchable("b", "late"))
    assert ids(answer(reader, "parcle late")) == ["b", "a"]


def test_as_typed_corrects_nothing() -> None:
    assert ids(answer(of("en", "complaint"), "complant", as_typed=True)) == []
    assert answer(of("en", "complaint"), "complant", as_typed=True).shown is None
    assert ids(answer(of("ru", "возврат"), "djpdhfn", as_typed=True)) == []
    assert ids(answer(of("en", "complaint"), "complaints", as_typed=True)) == ["complaint"]


@pytest.mark.parametrize(
    ("language", "text", "query"),
    [
        ("en", "overbooking", "щмукищщлштп"),
        ("ru", "возврат денег", "djpdhfn ltytu"),
        ("ru", "чат бот", "xfn-,jn"),
        ("cs", "stížnost", "st96nost"),
        ("cs", "záruka", "yáruka"),
        ("cs", "záloha", "y8loha"),
        ("cs", "omluva", "щьдгмф"),
        ("cs", "zaruka", "нфкглф"),
    ],
)
def test_the_wrong_keyboard_layout_is_understood(language: Language, text: str, query: str) -> None:
    found = answer(one(language, text), query)
    assert ids(found) == ["it"]
    assert found.shown == text


def test_a_query_that_is_understood_is_not_read_in_another_layout() -> None:
    found = answer(of("cs", "yoga", "zoga"), "yoga")
    assert ids(found) == ["yoga"]
    assert found.shown is None


def test_another_layout_must_make_sense_of_every_word() -> None:
    found = answer(of("ru", "возврат", "ltytu"), "djpdhfn qqqqq")
    assert ids(found) == []


def test_a_layout_comes_before_a_correction() -> None:
    found = answer(of("cs", "záruka", "paruka"), "yaruka")
    assert (ids(found), found.shown) == (["záruka"], "zaruka")


@pytest.mark.parametrize("query", ['"put it right"', "“put it right”", "„put it right“", "«put it right»"])
def test_a_phrase_is_found_where_its_words_stand_together(query: str) -> None:
    reader = indexed(
        searchable("apart", "", "It was right to put"),
        searchable("turned", "", "Right, it put"),
        searchable("together", "", "Now put it right!"),
        searchable("across", "", "Now put it", sections={"x": "right"}),
    )
    assert ids(answer(reader, query)) == ["together"]
    assert len(ids(answer(reader, "put it right"))) > 1


def test_a_phrase_may_stand_in_a_title_a_summary_or_a_section() -> None:
    reader = indexed(
        searchable("title", "Keep promises"),
        searchable("summary", "Other", summary="Keep promises"),
        searchable("section", "Other", sections={"x": "You keep promises."}),
        searchable("none", "promises keep"),
    )
    assert sorted(ids(answer(reader, '"keep promises"'))) == ["section", "summary", "title"]


def test_a_phrase_is_found_in_regular_forms_of_its_words() -> None:
    assert ids(answer(of("ru", "жалоба клиента", "клиента жалоба"), '"жалобы клиентов"')) == ["жалоба"]


@pytest.mark.parametrize(
    ("language", "text", "query"),
    [
        ("en", "Two angry persons", '"angry people"'),
        ("cs", "Bez člověka", "„bez lidí“"),
        ("ru", "Скидка есть", "«скидок есть»"),
    ],
)
def test_a_phrase_with_an_irregular_form_is_found_in_regular_ones(language: Language, text: str, query: str) -> None:
    assert finds(language, text, query)


def test_every_phrase_must_stand_there() -> None:
    reader = of("en", "late parcel and cold soup", "cold soup and a parcel, late", "parcel late and soup cold")
    assert ids(answer(reader, '"late parcel" "cold soup"')) == ["late"]


def test_a_phrase_may_be_typed_in_the_wrong_layout() -> None:
    assert ids(answer(of("ru", "возврат денег", "денег возврат"), '"djpdhfn ltytu"')) == ["возврат"]


def test_a_phrase_is_looked_for_in_the_best_documents_only() -> None:
    better = [searchable(f"g{number:02}", "parcel late") for number in range(PHRASES_AMONG)]
    phrase = searchable("phrase", "", f"A late parcel. {FILLER}")
    assert ids(answer(indexed(*better, phrase), '"late parcel"')) == []
    assert ids(answer(indexed(*better[1:], phrase), '"late parcel"')) == ["phrase"]


def test_one_word_in_quotes_is_just_a_word() -> None:
    assert ids(answer(of("en", "children"), '"child"')) == ["children"]


def test_a_quote_that_is_not_closed_is_no_phrase() -> None:
    assert len(ids(answer(of("en", "late parcel", "parcel late"), '"late parcel'))) == 2


def test_words_beside_a_phrase_need_not_be_there() -> None:
    reader = of("en", "late parcel", "late parcel again tomorrow", "again")
    assert set(ids(answer(reader, '"late parcel" tomorrow'))) == {"late"}


@pytest.fixture
def shop() -> Reader:
    def case(id: str, industry: str, *tags: str) -> Document:
        return searchable(id, "refund", facets={"kind": ("case",), "industry": (industry,), "tag": tags})

    rule = searchable("R39", "refund", facets={"kind": ("rule",), "tag": ("returns",)})
    return indexed(case("a", "retail", "returns"), case("b", "retail"), case("c", "banks", "returns"), rule)


def test_a_facet_narrows_what_is_found(shop: Reader) -> None:
    assert ids(answer(shop, "refund")) == ["a", "b", "c", "R39"]
    assert ids(answer(shop, "refund", {"kind": "rule"})) == ["R39"]
    assert ids(answer(shop, "refund", {"industry": "retail"})) == ["a", "b"]


def test_facets_narrow_together(shop: Reader) -> None:
    assert ids(answer(shop, "refund", {"industry": "retail", "tag": "returns"})) == ["a"]
    assert ids(answer(shop, "refund", {"kind": "rule", "industry": "retail"})) == []


def test_a_value_that_nothing_has_finds_nothing(shop: Reader) -> None:
    assert ids(answer(shop, "refund", {"industry": "circus"})) == []
    assert ids(answer(shop, "refund", {"no such facet": "x"})) == []


def test_a_facet_does_not_change_the_score(shop: Reader) -> None:
    (narrow,) = answer(shop, "refund", {"kind": "rule"}).found
    assert narrow.score == answer(shop, "refund").found[-1].score


@pytest.mark.parametrize("query", ["", "   ", "…", '""', "«»", "-", "\0", "%", "___", "\u200b"])
def test_a_query_without_words_finds_nothing(query: str) -> None:
    found = answer(of("en", "complaint"), query)
    assert (found.meanings, found.found, found.shown) == ((), (), None)


def test_an_index_without_documents_finds_nothing() -> None:
    found = answer(indexed(), "complaint")
    assert (found.found, found.shown) == ((), None)


def test_a_query_is_cut_after_so_many_letters() -> None:
    assert MOST_LETTERS == 200
    reader = of("en", "refund")
    assert ids(answer(reader, f"{'x' * (MOST_LETTERS - 7)} refund")) == ["refund"]
    assert ids(answer(reader, f"{'x' * MOST_LETTERS} refund")) == []


def test_words_after_the_twelfth_are_not_looked_for() -> None:
    assert MOST_WORDS == 12
    known = [f"w{number}" for number in range(MOST_WORDS + 1)]
    found = answer(of("en", *known), " ".join(known))
    assert [meaning.word for meaning in found.meanings] == known[:MOST_WORDS]
    assert known[MOST_WORDS] not in ids(found)


def test_a_word_that_is_typed_twice_counts_once() -> None:
    reader = of("en", "late parcel", "late")
    assert answer(reader, "late late parcel").found == answer(reader, "late parcel").found


def test_a_word_of_the_same_family_is_found_too() -> None:
    reader = indexed(searchable("family", "complaint"), searchable("itself", "complain"))
    assert ids(answer(reader, "complains now")) == ["itself", "family"]


def test_an_exception_that_leads_nowhere_is_no_fault() -> None:
    """A broken index: the form has a key that is not in it, and by the rules one that is."""
    reader = of("en", "complaint", "other")
    astray = Astray(reader.fetch)
    found = answer(astray, "complaint")
    assert (ids(found), found.shown) == ([], None)


class Astray(Reader):
    """A reader for which a word has a key of its own, and is no beginning."""

    def keys(self, form: str) -> list[str]:
        return [f"{form}?"]

    def beginning(self, start: str) -> Iterator[Known]:
        return super().beginning(start) if len(start) == 1 else iter(())


def test_results_carry_what_is_shown_of_them() -> None:
    sections = (Section("", "", "Lead."), Section("why", "Why", "A refund."))
    document = Document("R39", "rule", "rules/r39/", "R39 Welcome", "Summary.", sections)
    (hit,) = answer(indexed(document), "refund").found
    assert (hit.head.id, hit.head.kind, hit.head.url) == ("R39", "rule", "rules/r39/")
    assert hit.head.sections == (("why", "Why"),)
    assert hit.sections == (1,)
    assert hit.score > 0
