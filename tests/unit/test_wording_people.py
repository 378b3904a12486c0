"""Names of people in three languages: what must be found, and what looks alike and is nobody's name."""

import pytest

from rulebook.model.languages import Language
from rulebook.wording.people import people

NAMED: dict[Language, list[tuple[str, str]]] = {
    "en": [
        ("Mr Brown paid twice.", "Mr Brown"),
        ("Then Mrs. O’Neill rang.", "Mrs. O’Neill"),
        ("We rang Ms Lee-Parker back.", "Ms Lee-Parker"),
        ("It was Miss Green’s coat.", "Miss Green"),
        ("The order of Dr J. Smith was late.", "Dr J. Smith"),
        ("Professor Hill asked for the manager.", "Professor Hill"),
        ("Sarah Miller at the till noticed it.", "Sarah Miller"),
        ("The cashier, James Cook, smiled.", "James Cook"),
        ("A note for Elizabeth T. Warner lay there.", "Elizabeth T. Warner"),
        ("We thanked Peter Novák twice.", "Peter Novák"),
        ("the guest Will Turner left", "Will Turner"),
        ("then Rose Baker came in", "Rose Baker"),
        ("Tereza Dvořáková took the call.", "Tereza Dvořáková"),
        ("The parcel was Jana Malá’s.", "Jana Malá"),
        ("* Karen Wright: the guest", "Karen Wright"),
        ("It says **Daniel Stone** on the badge.", "Daniel Stone"),
        ("A Mister Fox had booked.", "Mister Fox"),
    ],
    "ru": [
        ("Господин Петров заплатил дважды.", "Господин Петров"),
        ("Мы перезвонили госпоже Орловой.", "госпоже Орловой"),
        ("Заказ г-на Сидорова потерялся.", "г-на Сидорова"),
        ("Гражданка Иванова ждала час.", "Гражданка Иванова"),
        ("Доктор Белов извинился.", "Доктор Белов"),
        ("Анна Соколова сидела на кассе.", "Анна Соколова"),
        ("Мы поблагодарили Сергея Волкова.", "Сергея Волкова"),
        ("Письмо написали Павлу Зайцеву.", "Павлу Зайцеву"),
        ("Разговор с Ольгой Кузнецовой записан.", "Ольгой Кузнецовой"),
        ("К кассе подошёл Иван Петрович.", "Иван Петрович"),
        ("Мы пошли к Марье Ивановне.", "Марье Ивановне"),
        ("Позвонили Зухре Маратовне.", "Зухре Маратовне"),
        ("Ответил И. И. Иванов.", "И. И. Иванов"),
        ("Кассир Иванов И. И. ушёл.", "Иванов И. И."),
        ("Посылку ждала Наталья К. Белова.", "Наталья К. Белова"),
        ("её зовут Вера Павлова", "Вера Павлова"),
        ("Помог товарищ Котов.", "товарищ Котов"),
    ],
    "cs": [
        ("Pan Novák zaplatil dvakrát.", "Pan Novák"),
        ("Zavolali jsme paní Dvořákové.", "paní Dvořákové"),
        ("Objednávka pana Svobody se ztratila.", "pana Svobody"),
        ("Omluvili jsme se slečně Malé.", "slečně Malé"),
        ("Rozhodl to Ing. Černý.", "Ing. Černý"),
        ("MUDr. J. Veselý přišel pozdě.", "MUDr. J. Veselý"),
        ("Jana Horáková seděla u pokladny.", "Jana Horáková"),
        ("Poděkovali jsme Tomáši Krejčímu.", "Tomáši Krejčímu"),
        ("Dopis dostal Pavel Beneš.", "Pavel Beneš"),
        ("Mluvili jsme s Pavlem Benešem.", "Pavlem Benešem"),
        ("Je to nápad Moniky Pokorné.", "Moniky Pokorné"),
        ("Řekli jsme to Monice Pokorné.", "Monice Pokorné"),
        ("Balík převzal Zdeněk Urban.", "Zdeněk Urban"),
        ("Lístek psala Zhanna Petrovová.", "Zhanna Petrovová"),
        ("Kufr patřil Johnu Smithovi, tedy John Smith.", "Johnu Smithovi"),
        ("u pultu stála Eva Říhová", "Eva Říhová"),
        ("Reklamaci vyřídila doktorka Bílá.", "doktorka Bílá"),
    ],
}

NOBODY: dict[Language, list[str]] = {
    "en": [
        "The Manager on Duty called.",
        "Burger King asked for it.",
        "Virgin Atlantic waited for the guest.",
        "Grace Period ends on Monday.",
        "Will Northwind deliver?",
        "Mark Monday in the calendar.",
        "Rose Street is closed.",
        "Yes, Sir, at once.",
        "Dear Madam, thank you.",
        "the King George Hospital",
        "New York and San Francisco",
        "A doctor came, and Dr. is on the door.",
        "Moments of Truth",
        "Southwest Airlines flew on.",
        "He speaks Czech and English.",
        "The Help Desk answered in May.",
        "Anna at the till smiled.",
        "Peter Street is the next stop.",
    ],
    "ru": [
        "Дамы и господа, добрый вечер.",
        "Господин директор вышел в зал.",
        "Старший смены подошёл сам.",
        "Горячая линия Москвы ответила.",
        "Роман Толстого лежал на стойке.",
        "Вера Москвы в лучшее",
        "Люди Севера пьют чай.",
        "Нижний Новгород и Санкт-Петербург",
        "Доктор пришёл вовремя.",
        "Бургер Кинг извинился.",
        "Пётр Первый смотрел с купюры.",
        "Анна на кассе улыбнулась.",
        "Мои Документы открылись.",
        "Прага, Чехия",
        "Свет Москвы погас.",
        "Гость спросил: «Где Кухня?»",
        "Слава Богу, всё обошлось.",
    ],
    "cs": [
        "Dobrý den, pane vedoucí.",
        "Paní vedoucí přišla sama.",
        "Nová Paka leží u hor.",
        "Ulice Jahodová je zavřená.",
        "Staré Město a Nové Město",
        "Česká Pošta dorazila.",
        "Karlovy Vary čekají.",
        "Tomu Češi říkají štěstí.",
        "Burger King se omluvil.",
        "Jana u pokladny se usmála.",
        "Cenová hladina Prahy",
        "Vedoucí směny přišel hned.",
        "Doktor přišel včas.",
        "Hlavní nádraží Brno",
        "Moment Pravdy",
        "Hostinec U Tří Lip",
        "Petra Náměstí",
    ],
}


@pytest.mark.parametrize(("language", "text", "name"), [(key, *one) for key, texts in NAMED.items() for one in texts])
def test_a_name_is_found_where_it_stands(language: Language, text: str, name: str) -> None:
    found = list(people(text, language))
    assert text.index(name) in [span.start for span in found]
    assert any(name.startswith(span.of(text)) or span.of(text).startswith(name) for span in found)


@pytest.mark.parametrize(("language", "text"), [(key, text) for key, texts in NOBODY.items() for text in texts])
def test_what_looks_alike_is_nobody(language: Language, text: str) -> None:
    assert [span.of(text) for span in people(text, language)] == []
