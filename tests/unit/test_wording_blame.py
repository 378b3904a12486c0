"""Blame in three languages: what blames a person, and what looks alike and does not."""

import pytest

from rulebook.model.house import House, WordLists
from rulebook.model.languages import Language
from rulebook.wording.blame import Blaming
from rulebook.wording.lexicon import Lexicon, word_list

BLAMED: dict[Language, list[tuple[str, str]]] = {
    "en": [
        ("The cashier was careless.", "careless"),
        ("A careless cashier forgot the ham.", "careless"),
        ("It was the waiter’s stupidity that cost an hour.", "stupidity"),
        ("The driver is simply lazy.", "lazy"),
        ("An incompetent manager sent him away.", "incompetent"),
        ("The nurse behaved stupidly all morning, clumsy waiters too.", "stupidly"),
        ("The guest is an idiot.", "idiot"),
        ("She was unprofessional at the till.", "unprofessional"),
        ("The order was lost through the fault of the courier.", "through the fault of"),
        ("It happened through the negligence of a technician.", "through the negligence of"),
        ("The cook is to blame.", "is to blame"),
        ("Our trainee was at fault.", "was at fault"),
        ("A clueless receptionist answered.", "clueless"),
        ("The negligent guard slept.", "negligent"),
        ("That waitress is useless.", "useless"),
        ("The clerk’s sloppiness cost a day.", "sloppiness"),
        ("What a moron of a manager.", "moron"),
    ],
    "ru": [
        ("Кассир была невнимательной.", "невнимательной"),
        ("Небрежная кассирша забыла ветчину.", "Небрежная"),
        ("Заказ потеряли по вине сотрудницы.", "по вине"),
        ("Заказ потеряли по халатности курьера.", "по халатности"),
        ("Из-за глупости официанта ушёл час.", "Из-за глупости"),
        ("Водитель попросту ленив.", "ленив"),
        ("Некомпетентный руководитель отправил его прочь.", "Некомпетентный"),
        ("Тупая продавщица всё перепутала.", "Тупая"),
        ("Клиент — дурак? Клиент дурак.", "дурак"),
        ("Виноват повар.", "Виноват"),
        ("Администратор сама виновата.", "виновата"),
        ("Это всё безрукий техник.", "безрукий"),
        ("Раззява охранник проспал.", "Раззява"),
        ("Безответственные сотрудники ушли раньше.", "Безответственные"),
        ("С такими бестолковыми официантами каши не сваришь.", "бестолковыми"),
        ("Она повела себя непрофессионально.", "непрофессионально"),
        ("Растяпа курьер уронил коробку.", "Растяпа"),
    ],
    "cs": [
        ("Pokladní byla nepozorná.", "nepozorná"),
        ("Nedbalá pokladní zapomněla šunku.", "Nedbalá"),
        ("Objednávka se ztratila vinou kurýra.", "vinou"),
        ("Stalo se to kvůli lenosti řidiče.", "kvůli lenosti"),
        ("Řidič je prostě líný.", "líný"),
        ("Neschopný vedoucí ho poslal pryč.", "Neschopný"),
        ("S neschopnými prodavači se nehneme.", "neschopnými"),
        ("Hloupá číšnice všechno popletla.", "Hloupá"),
        ("Zákazník je idiot.", "idiot"),
        ("Může za to kuchař.", "Může za to"),
        ("Recepční to zavinila.", "zavinila"),
        ("Technik je nemehlo.", "nemehlo"),
        ("Nezodpovědní zaměstnanci odešli dřív.", "Nezodpovědní"),
        ("Chovala se nedbale, ta uklízečka.", "nedbale"),
        ("Lajdácká práce té prodavačky stála den.", "Lajdácká"),
        ("Ten flákač kurýr usnul.", "flákač"),
        ("Natvrdlému hlídači to trvalo.", "Natvrdlému"),
    ],
}

BLAMELESS: dict[Language, list[str]] = {
    "en": [
        "The handle was careless in design.",
        "The cashier was not careless.",
        "Nobody at the till was lazy.",
        "The guest called the waiter ‘an idiot’.",
        "The guest says the waiter is stupid.",
        "The notes were useless; the cashier left.",
        "The queue was stupid. The cashier smiled.",
        "The company is to blame.",
        "The supplier was at fault.",
        "It is nobody’s fault but the process’s.",
        "The cashier cares less for the till.",
        "The waiter ignored the bell and forgot the bread.",
        "Through the fault of the system, two orders went out.",
        "Blame was not laid on the cashier.",
        "The waitress found the light dim.",
        "A careful nurse read the label.",
        "The clerk asked for a useful form.",
    ],
    "ru": [
        "Конструкция ручки была небрежной.",
        "Кассир не была небрежной.",
        "Никто из сотрудников не ленился.",
        "Гость назвал официанта «идиотом».",
        "Гость сказал, что официант глупый.",
        "Очередь была дурацкой. Кассир улыбнулась.",
        "По вине системы ушли два заказа.",
        "Виновата компания.",
        "Поставщик виноват.",
        "Сотрудники разбираются в вине и сыре.",
        "Виноваты не сотрудники, а правила.",
        "Разбор без поиска виноватых.",
        "Официант забыл хлеб и опоздал.",
        "Внимательная медсестра прочла этикетку.",
        "Смена прошла тупо по графику; кассир устала.",
        "Бережная кассирша завернула чашку.",
        "Лень — двигатель прогресса.",
    ],
    "cs": [
        "Klika byla nedbale navržená.",
        "Pokladní nebyla nedbalá.",
        "Nikdo ze zaměstnanců nebyl líný.",
        "Host nazval číšníka „idiotem“.",
        "Host říká, že číšník je hloupý.",
        "Fronta byla hloupá. Pokladní se usmála.",
        "Vinou systému odešly dvě objednávky.",
        "Může za to firma.",
        "Dodavatel to zavinil.",
        "Zaměstnanci se vyznají ve víně a sýrech.",
        "Ke sklence vína nabídla číšnice sýr.",
        "Rozbor bez hledání viníka.",
        "Číšník zapomněl chleba a přišel pozdě.",
        "Pozorná sestra si přečetla štítek.",
        "Poznámky jsou k ničemu; pokladní odešla.",
        "Dbalá prodavačka zabalila hrnek.",
        "Lenost je hybatel pokroku.",
    ],
}


def blaming(language: Language, house: House | None = None) -> Blaming:
    people = Lexicon(language, word_list(language, "people"), word_list(language, "organisations"))
    return Blaming(language, people, house or House())


@pytest.mark.parametrize(("language", "text", "words"), [(key, *one) for key, texts in BLAMED.items() for one in texts])
def test_blame_is_found_where_it_stands(language: Language, text: str, words: str) -> None:
    assert words in [text[start:end] for start, end in blaming(language).found(text)]


@pytest.mark.parametrize(("language", "text"), [(key, text) for key, texts in BLAMELESS.items() for text in texts])
def test_what_looks_alike_blames_nobody(language: Language, text: str) -> None:
    assert [text[start:end] for start, end in blaming(language).found(text)] == []


def test_a_house_adds_words_and_takes_some_away() -> None:
    house = House(blame_words=WordLists(en=("grumpy",)), fine_words=WordLists(en=("lazy",)))
    found = blaming("en", house)
    text = "The cook was grumpy. The waiter was lazy."
    assert [text[start:end] for start, end in found.found(text)] == ["grumpy"]
