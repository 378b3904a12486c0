"""Numbers and addresses of one person, and numbers that look alike."""

import pytest

from rulebook.wording.contacts import Kind, contacts

FOUND: list[tuple[Kind, str, str]] = [
    ("mail", "Write to anna.k@firm.cz today.", "anna.k@firm.cz"),
    ("mail", "Пишите на vera_p@mail.ru, пожалуйста.", "vera_p@mail.ru"),
    ("mail", "почта иван@почта.рф", "иван@почта.рф"),
    ("mail", "<jana+obchod@sub.domena.co.uk>", "jana+obchod@sub.domena.co.uk"),
    ("phone", "Ring +420 604 123 456.", "+420 604 123 456"),
    ("phone", "Ring 00420604123456.", "00420604123456"),
    ("phone", "Zavolejte 604 123 456.", "604 123 456"),
    ("phone", "Mobil: 604123456", "604123456"),
    ("phone", "Její telefonní číslo je 224 811 223.", "224 811 223"),
    ("phone", "Звоните +7 (912) 345-67-89.", "+7 (912) 345-67-89"),
    ("phone", "Он набрал 8 912 345-67-89.", "8 912 345-67-89"),
    ("phone", "Он набрал 8 (495) 123-45-67.", "8 (495) 123-45-67"),
    ("phone", "тел. 89123456789", "89123456789"),
    ("phone", "Call (212) 736-5000 now.", "(212) 736-5000"),
    ("phone", "Call 212-736-5000 now.", "212-736-5000"),
    ("phone", "She rang 020 7123 4567.", "020 7123 4567"),
    ("phone", "She rang +44 20 7123 4567.", "+44 20 7123 4567"),
    ("card", "The card 4111 1111 1111 1111 was refused.", "4111 1111 1111 1111"),
    ("card", "Card 5500005555555559.", "5500005555555559"),
    ("card", "Amex 3782-822463-10005", "3782-822463-10005"),
    ("card", "карта 2200 0000 0000 0004", "2200 0000 0000 0004"),
    ("account", "Pay to GB82 WEST 1234 5698 7654 32.", "GB82 WEST 1234 5698 7654 32"),
    ("account", "IBAN CZ6508000000192000145399", "CZ6508000000192000145399"),
    ("account", "na účet 19-2000145399/0800", "19-2000145399/0800"),
    ("account", "účet 2000145399/0800.", "2000145399/0800"),
    ("account", "счёт 40817810099910004312", "40817810099910004312"),
    ("account", "счёт 40702 810 9 0000 0000123", "40702 810 9 0000 0000123"),
    ("account", "sort code 12-34-56", "12-34-56"),
    ("person", "rodné číslo 855201/1006", "855201/1006"),
    ("person", "СНИЛС 112-233-445 95", "112-233-445 95"),
    ("person", "Her number is 219-09-9999.", "219-09-9999"),
    ("person", "паспорт 45 06 123456", "45 06 123456"),
]

NOTHING = [
    "Write to name@example.com or shop@firm.example.",
    "Meet @ noon, 5@3 for a bargain.",
    "Call 212-555-0123 or (020) 7946 0958.",
    "It cost 123 456 789 crowns in all.",
    "604 123 456 zákazníků za rok",
    "Bylo to 215 000 000 korun.",
    "Order 2026-11-21/0007 of 12:30",
    "2013-05-01/2013-05-03 and 1999/2025-07",
    "Seasons 2021/2022 and 2019/2020",
    "Card 4111 1111 1111 1112 is no card.",
    "Number 1234567890123456 on the parcel",
    "účet 2000145398/0800 neexistuje",
    "IBAN GB82 WEST 1234 5698 7654 33",
    "Flight 3411, gate 12, row 21, seat 8",
    "From 08:00 to 16:30, 7 days, 365 times",
    "ISBN 978-0-306-40615-7",
    "СНИЛС 112-233-445 96",
    "8 из 10, 8 912 и 345 тысяч",
    "v roce 1990, 2000, 2010 a 2020 vždy o 100 více",
    "Version 1.2.3.4, build 20261121",
    "54–70 and 82–95, 40,813 customers",
    "In 100 000 000 cases; 500 000 000 roubles",
    "859931/1234 has no such month",
]


@pytest.mark.parametrize(("kind", "text", "number"), FOUND)
def test_what_belongs_to_one_person_is_found(kind: Kind, text: str, number: str) -> None:
    assert [(one.kind, one.span.of(text)) for one in contacts(text)] == [(kind, number)]


@pytest.mark.parametrize("text", NOTHING)
def test_what_looks_alike_belongs_to_nobody(text: str) -> None:
    assert [one.span.of(text) for one in contacts(text)] == []


def test_one_number_is_one_thing() -> None:
    text = "Card 4111 1111 1111 1111, phone +420 604 123 456, mail a@b.cz."
    assert [one.kind for one in contacts(text)] == ["mail", "card", "phone"]
