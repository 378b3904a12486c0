"""Talk about competitors in three languages: bad, mild, and fair."""

import pytest

from rulebook.model.house import House, WordLists
from rulebook.model.languages import Language
from rulebook.wording.competitors import Competitors

HOUSE = House(competitors={"northwind": ("Northwind", "Нортвинд", "Severní Vítr"), "kettle": ("Blue Kettle", "Чайка")})

BAD: dict[Language, list[tuple[str, str]]] = {
    "en": [
        ("Northwind is a rip-off.", "rip-off"),
        ("They were ripped off at Northwind.", "ripped off"),
        ("The terrible service of Northwind", "terrible"),
        ("Northwind’s staff are incompetent and know it.", "incompetent"),
        ("Everybody knows that Blue Kettle cheats.", "cheats"),
        ("Blue Kettle’s cups are filthy, they say.", "filthy"),
        ("NORTHWIND: rubbish!", "rubbish"),
        ("It is sheer chaos over at Northwind.", "chaos"),
        ("Northwind lied to you.", "lied to"),
        ("Northwind stole the idea.", "stole"),
        ("Their goods at Northwind are shoddy.", "shoddy"),
        ("What a joke, Blue Kettle.", "joke"),
        ("Northwind deceives its guests.", "deceives"),
        ("Useless, as always, is Northwind.", "Useless"),
        ("The laziest people work for Northwind.", "laziest"),
    ],
    "ru": [
        ("Нортвинд — сплошной обман.", "обман"),
        ("В Нортвинде вас обманут.", "обманут"),
        ("У Нортвинда ужасное обслуживание.", "ужасное"),
        ("С Нортвиндом одно мошенничество.", "мошенничество"),
        ("Все знают, что в «Чайке» обсчитывают.", "обсчитывают"),
        ("В «Чайке» грязные чашки.", "грязные"),
        ("НОРТВИНД: барахло!", "барахло"),
        ("В Нортвинде вечный бардак.", "бардак"),
        ("Нортвинд вам наврал, там врут.", "врут"),
        ("Нортвинд украл идею, там воруют.", "украл"),
        ("Товар у Нортвинда дрянной.", "дрянной"),
        ("Хамят в Нортвинде каждому.", "Хамят"),
        ("Это позор для Нортвинда.", "позор"),
        ("Паршивый Нортвинд опять закрыт.", "Паршивый"),
        ("Northwind — жулики.", "жулики"),
    ],
    "cs": [
        ("Northwind je podvod.", "podvod"),
        ("V Northwindu vás okradou.", "okradou"),
        ("Northwind má příšernou obsluhu.", "příšernou"),
        ("S Northwindem je to jen podvádění a lži.", "lži"),
        ("Každý ví, že v Northwindu šidí.", "šidí"),
        ("Northwindovy hrnky jsou špinavé.", "špinavé"),
        ("NORTHWIND: odpad!", "odpad"),
        ("V Severním Větru? Ne, Severní Vítr je katastrofa.", "katastrofa"),
        ("Northwind vám lhal.", "lhal"),
        ("Northwind ten nápad ukradl, je to zloděj.", "ukradl"),
        ("Zboží z Northwindu je mizerné.", "mizerné"),
        ("V Northwindu jsou drzí a líní.", "drzí"),
        ("Pro Northwind je to ostuda.", "ostuda"),
        ("Neschopný Northwind má zase zavřeno.", "Neschopný"),
        ("Northwind jsou šmejdi.", "šmejdi"),
    ],
}

MILD: dict[Language, list[tuple[str, str]]] = {
    "en": [
        ("We are cheaper than Northwind.", "cheap"),
        ("Unlike Northwind, we answer.", "Unlike"),
        ("Northwind is expensive.", "expensive"),
        ("Northwind is slow this week.", "slow"),
        ("You will regret Northwind.", "regret"),
        ("Friendlier than at Northwind", "than"),
        ("Compared with Northwind we are near.", "Compared with"),
        ("We beat Northwind.", "beat"),
        ("Northwind forgot you.", "forgot"),
        ("Blue Kettle is overpriced.", "overpriced"),
        ("Avoid Blue Kettle.", "Avoid"),
        ("Northwind never rings back.", "never"),
        ("The worst of Northwind is the queue.", "worst"),
        ("There was a problem at Northwind.", "problem"),
        ("Northwind’s parts are second-rate.", "second-rate"),
    ],
    "ru": [
        ("У нас надёжнее, чем в Нортвинде.", "чем"),
        ("В отличие от Нортвинда, мы отвечаем.", "В отличие от"),
        ("В Нортвинде дорого.", "дорого"),
        ("Нортвинд медленный.", "медленный"),
        ("Вы пожалеете о Нортвинде.", "пожалеете"),
        ("Мы лучше Нортвинда.", "лучше"),
        ("По сравнению с Нортвиндом мы рядом.", "По сравнению с"),
        ("Мы обошли Нортвинд.", "обошли"),
        ("В Нортвинде про вас забыли.", "забыли"),
        ("У Нортвинда завышенные цены.", "завышенные"),
        ("Нортвинд вас подведёт.", "подведёт"),
        ("Нортвинд никогда не перезвонит.", "никогда"),
        ("Хуже Нортвинда не бывает.", "Хуже"),
        ("В «Чайке» была проблема.", "проблема"),
        ("Запчасти Нортвинда посредственные.", "посредственные"),
    ],
    "cs": [
        ("Jsme spolehlivější než Northwind.", "než"),
        ("Na rozdíl od Northwindu odpovídáme.", "Na rozdíl od"),
        ("V Northwindu je draho.", "draho"),
        ("Northwind je pomalý.", "pomalý"),
        ("Northwindu budete litovat.", "litovat"),
        ("Milejší než v Northwindu", "než"),
        ("Ve srovnání s Northwindem jsme blízko.", "Ve srovnání s"),
        ("Northwind strčíme do kapsy, předčíme Northwind.", "předčíme"),
        ("V Northwindu na vás zapomněli.", "zapomněli"),
        ("Northwind je předražený.", "předražený"),
        ("Northwind vás zklame.", "zklame"),
        ("Northwind nikdy nezavolá.", "nikdy"),
        ("Nejhorší na Northwindu je fronta.", "Nejhorší"),
        ("V Northwindu byl problém.", "problém"),
        ("Díly z Northwindu jsou průměrné.", "průměrné"),
    ],
}

FAIR: dict[Language, list[str]] = {
    "en": [
        "Northwind has good tools.",
        "Northwind knows its trade.",
        "The Northwind in Mill Street usually stocks it.",
        "Shall I ring Northwind and ask?",
        "If Northwind fits you, go there.",
        "I worked for Northwind and learned a lot.",
        "Northwind bakes bread. Our oven was terrible.",
        "The shop was a mess. We sent her to Northwind.",
        "Go to Northwind rather than wait; other than Northwind nobody has it.",
        "The north wind was terrible.",
        "A blue kettle is cheap.",
        "Northwinder is terrible.",
        "Ask at Blue Kettle for wide fittings.",
        "Thank Northwind for the spare part.",
        "Northwind sells racing shoes.",
    ],
    "ru": [
        "У Нортвинда хорошие инструменты.",
        "Нортвинд своё дело знает.",
        "В Нортвинде на Мельничной это обычно бывает.",
        "Позвонить в Нортвинд и спросить?",
        "Если вам подходит Нортвинд, берите там.",
        "Я работал в Нортвинде и многому научился.",
        "Нортвинд печёт хлеб. Наша печь была ужасной.",
        "На складе бардак. Мы отправили её в Нортвинд.",
        "Прежде чем Нортвинд откроется, подождите у нас.",
        "Белая чайка ужасно кричала.",
        "Нортвиндовцы? Нет такого слова; ужас.",
        "Спросите в «Чайке» широкую колодку.",
        "Спасибо Нортвинду за деталь.",
        "Нортвинд продаёт обувь для соревнований.",
        "Лучше спросите об этом в Нортвинде.",
    ],
    "cs": [
        "Northwind má dobré nářadí.",
        "Northwind svému řemeslu rozumí.",
        "Northwind v Mlýnské ulici to mívá.",
        "Mám zavolat do Northwindu?",
        "Pokud vám Northwind vyhovuje, kupte tam.",
        "V Northwindu jsem se hodně naučila.",
        "Northwind peče chleba. Naše pec byla hrozná.",
        "Ve skladu byl chaos. Poslali jsme ji do Northwindu.",
        "Dřív než Northwind otevře, počkejte u nás.",
        "Severní vítr byl strašný.",
        "Northwinding je hrozné slovo.",
        "Zeptejte se v Northwindu na širší boty.",
        "Děkujeme Northwindu za díl.",
        "Northwind prodává závodní boty.",
        "Northwind je kousek odsud.",
    ],
}


def rows(table: dict[Language, list[tuple[str, str]]]) -> list[tuple[Language, str, str]]:
    return [(language, *row) for language, texts in table.items() for row in texts]


@pytest.mark.parametrize(("language", "text", "words"), rows(BAD))
def test_a_bad_word_beside_a_competitor_is_found(language: Language, text: str, words: str) -> None:
    found = list(Competitors(HOUSE, language).talk(text))
    assert [(talk.words, talk.is_bad) for talk in found][:1] == [(words, True)]
    assert found[0].name.of(text).lower()[:4] in ("nort", "норт", "blue", "чайк", "seve")


@pytest.mark.parametrize(("language", "text", "words"), rows(MILD))
def test_a_mild_word_or_a_comparison_is_found(language: Language, text: str, words: str) -> None:
    found = [(talk.words, talk.is_bad) for talk in Competitors(HOUSE, language).talk(text)]
    assert found
    assert all(not is_bad for _, is_bad in found)
    assert any(said.startswith(words) for said, _ in found)


@pytest.mark.parametrize(("language", "text"), [(key, text) for key, texts in FAIR.items() for text in texts])
def test_fair_words_are_left_alone(language: Language, text: str) -> None:
    assert [talk.words for talk in Competitors(HOUSE, language).talk(text)] == []


def test_without_competitors_nobody_is_judged() -> None:
    assert list(Competitors(House(), "en").talk("Northwind is a rip-off.")) == []


def test_a_house_has_words_of_its_own() -> None:
    house = House(HOUSE.competitors, bad_words=WordLists(en=("dinosaur",)), fine_words=WordLists(en=("joke",)))
    competitors = Competitors(house, "en")
    assert [talk.words for talk in competitors.talk("Northwind are dinosaurs.")] == ["dinosaurs"]
    assert list(competitors.talk("Northwind made a joke.")) == []
