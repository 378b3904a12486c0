"""Numbers and addresses that belong to one person: phones, e-mail, cards, accounts, personal numbers.

What has a check digit is asked for it; what looks like any other number counts as a phone only beside a word that says
so. Numbers reserved for stories and examples are nobody's.

Phase: wording.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import cycle
from typing import Final, Literal

from rulebook.model.languages import LANGUAGES
from rulebook.wording.lexicon import word_list
from rulebook.wording.sentences import Span

Kind = Literal["mail", "phone", "card", "account", "person"]

_SPACE: Final = "[ \u00a0\u202f]"
_MAIL: Final = re.compile(r"(?<![\w.+-])[\w.+-]+@(?:[\w-]+\.)+[A-Za-zА-Яа-яЁё]{2,}(?!\w)")
_NOBODYS_MAIL: Final = re.compile(r"@(?:.*\.)?(?:example\.(?:com|org|net)|[\w-]+\.(?:example|test|invalid))$", re.I)
_CARD: Final = re.compile(
    rf"(?<![\d+])[2-6]\d{{3}}(?:(?:{_SPACE}|-)?\d{{4,6}}){{2}}(?:(?:{_SPACE}|-)?\d{{1,5}})?(?:{_SPACE}\d{{1,3}})?(?!\d)"
)
_IBAN: Final = re.compile(rf"(?<!\w)[A-Z]{{2}}\d\d(?:{_SPACE}?[A-Z0-9]{{4}}){{2,7}}(?:{_SPACE}?[A-Z0-9]{{1,3}})?(?!\w)")
_CZECH_ACCOUNT: Final = re.compile(r"(?<![\w/-])(?:(\d{1,6})-)?(\d{6,10})/(\d{4})(?![\w/])")
_RUSSIAN_ACCOUNT: Final = re.compile(rf"(?<!\d)(?:40|42|30)[1-9](?:{_SPACE}?\d){{17}}(?!\d)")
_SORT_CODE: Final = re.compile(r"(?<=sort code)\W{1,3}\d\d-\d\d-\d\d(?!\d)", re.I)
_BIRTH_NUMBER: Final = re.compile(
    r"(?<![\d/-])\d\d(?:[05][1-9]|[16][0-2]|[27][1-9]|[38][0-2])(?:[0-2]\d|3[01])/\d{3,4}(?![\d/])"
)
_SNILS: Final = re.compile(rf"(?<!\d)(\d{{3}})-(\d{{3}})-(\d{{3}})(?:{_SPACE}|-)(\d\d)(?!\d)")
_SOCIAL_SECURITY: Final = re.compile(r"(?<![\d-])\d{3}-\d\d-\d{4}(?![\d-])")
_PASSPORT: Final = re.compile(
    rf"(?<=паспорт)\w{{0,2}}\W+(?:серии\s+)?\d\d{_SPACE}?\d\d\s*(?:№|номер)?\s*\d{{6}}(?!\d)", re.I
)

_PHONE: Final = re.compile(
    rf"(?<![\w+/.-])(?:\+|00)\d{{1,3}}(?:(?:{_SPACE}|[().-]){{0,2}}\d{{2,4}}){{2,5}}(?!\d)"
    rf"|(?<![\d+-])8(?:{_SPACE}|-)?\(?[3-9]\d\d\)?(?:{_SPACE}|-)?\d{{3}}(?:{_SPACE}|-)\d\d(?:{_SPACE}|-)\d\d(?!\d)"
    r"|(?<!\d)89\d{9}(?!\d)"
    r"|(?<![\d-])(?:\(\d{3}\) ?|\d{3}[-.])\d{3}[-.]\d{4}(?![\d-])"
    r"|(?<![\d-])\(?0[1-9]\d{1,4}\)?[ -]\d{3,4}[ -]?\d{3,4}(?!\d)"
)
"""With an international prefix, or in the groups of Russia, North America or Britain."""

_GROUPED: Final = re.compile(rf"(?<![\d+,.-])[2-79]\d\d{_SPACE}?\d\d\d{_SPACE}?\d\d\d(?![\d]|{_SPACE}?\d{{3}})")
"""Nine figures: a Czech phone, or any number; and the words before decide."""

_NOBODYS_PHONE: Final = re.compile(r"555\D?01\d\d$|^\D*0?(?:44)?\D*(?:20\D{0,2}7946\D?0|7700\D?900)")


_CALLED: Final = "|".join(sorted({word for language in LANGUAGES for word in word_list(language, "phone_words")}))
_CALLING: Final = re.compile(rf"(?<!\w)(?:{_CALLED})\w{{0,3}}(?!\w)[^\d\n]{{0,25}}$|☎[^\d\n]{{0,5}}$", re.I)

_CZECH_BANKS: Final = re.compile(
    r"01(?:00)|03(?:00)|06(?:00)|07(?:10)|08(?:00)|20(?:10|20|60|70)|21(?:00)|22(?:00|20|50|60|75)|"
    r"26(?:00)|27(?:00)|30(?:30|50|60)|35(?:00)|40(?:00)|43(?:00)|55(?:00)|58(?:00)|60(?:00)|61(?:00)|"
    r"62(?:00|10)|63(?:00|63)|67(?:00)|68(?:00)|79(?:10|50|60|70|90)|80(?:30|40|60|90)|81(?:50|90|98|99)|"
    r"82(?:00|15|20|30|40|50|55|65|70|80|93)|85(?:00)"
)


_DIGITS: Final = re.compile(r"(?:\d\W{0,2}){6}")
"""Fewer figures in a row are no number of this kind."""

_SIX: Final = re.compile(r"\d(?:\W{0,2}\d){5}")
"""The same, found sooner: a search passes over all that is no figure."""

PATTERNS: Final[Mapping[str, re.Pattern[str]]] = {
    "mail": _MAIL,
    "nobodysMail": _NOBODYS_MAIL,
    "digits": _DIGITS,
    "iban": _IBAN,
    "russianAccount": _RUSSIAN_ACCOUNT,
    "card": _CARD,
    "birthNumber": _BIRTH_NUMBER,
    "czechAccount": _CZECH_ACCOUNT,
    "czechBanks": _CZECH_BANKS,
    "sortCode": _SORT_CODE,
    "snils": _SNILS,
    "socialSecurity": _SOCIAL_SECURITY,
    "passport": _PASSPORT,
    "phone": _PHONE,
    "grouped": _GROUPED,
    "nobodysPhone": _NOBODYS_PHONE,
    "calling": _CALLING,
}
"""All that is looked for, by name: the composer has it from here."""


@dataclass(frozen=True, slots=True)
class Contact:
    """What belongs to one person, where it stands, and what it is."""

    kind: Kind
    span: Span


def may_have_contacts(text: str) -> bool:
    """Whether there can be any in a text, or in what stands in it."""
    return "@" in text or bool(_SIX.search(text))


def contacts(text: str) -> Iterator[Contact]:
    """Everything in a text by which one person could be reached, charged or identified."""
    if "@" in text:
        yield from _found("mail", _MAIL, text, lambda found: not _NOBODYS_MAIL.search(found[0]))
    if _DIGITS.search(text):
        taken: list[Span] = []
        for one in _numbers(text):
            if not any(one.span.start < end and start < one.span.end for start, end in taken):
                taken.append(one.span)
                yield one


def _numbers(text: str) -> Iterator[Contact]:
    yield from _found("account", _IBAN, text, _is_iban)
    yield from _found("account", _RUSSIAN_ACCOUNT, text, bool)
    yield from _found("card", _CARD, text, _is_card)
    yield from _found("person", _BIRTH_NUMBER, text, _is_birth_number)
    yield from _found("account", _CZECH_ACCOUNT, text, _is_czech_account)
    yield from _found("account", _SORT_CODE, text, bool)
    yield from _found("person", _SNILS, text, _is_snils)
    yield from _found("person", _SOCIAL_SECURITY, text, bool)
    yield from _found("person", _PASSPORT, text, bool)
    yield from _found("phone", _PHONE, text, _is_phone)
    yield from _found("phone", _GROUPED, text, _is_called)


def _found(
    kind: Kind, pattern: re.Pattern[str], text: str, holds: Callable[[re.Match[str]], bool]
) -> Iterator[Contact]:
    for found in pattern.finditer(text):
        if holds(found):
            start = found.start() + len(found[0]) - len(found[0].lstrip(" :.\u00a0"))
            yield Contact(kind, Span(start, found.end()))


def _figures(text: str) -> list[int]:
    return [int(sign) for sign in text if sign.isdecimal()]


def _is_card(found: re.Match[str]) -> bool:
    """Luhn's check digit, and as many figures as cards have."""
    figures = _figures(found[0])
    doubled = (
        sum(divmod(figure * factor, 10)) for figure, factor in zip(reversed(figures), cycle((1, 2)), strict=False)
    )
    return 13 <= len(figures) <= 19 and sum(doubled) % 10 == 0


def _is_iban(found: re.Match[str]) -> bool:
    plain = re.sub(r"\s", "", found[0])
    return 15 <= len(plain) <= 34 and int("".join(str(int(sign, 36)) for sign in plain[4:] + plain[:4])) % 97 == 1


def _is_czech_account(found: re.Match[str]) -> bool:
    """A bank's code, and the weights of the Czech National Bank for the number and for its prefix."""
    weights = (6, 3, 7, 9, 10, 5, 8, 4, 2, 1)
    parts = ((found[1] or "").zfill(10), found[2].zfill(10))
    sums = (sum(int(figure) * weight for figure, weight in zip(part, weights, strict=True)) for part in parts)
    return bool(_CZECH_BANKS.fullmatch(found[3])) and all(total % 11 == 0 for total in sums)


def _is_birth_number(found: re.Match[str]) -> bool:
    number = found[0].replace("/", "")
    return len(number) == 9 or int(number) % 11 == 0 or (int(number[:9]) % 11 == 10 and number[9] == "0")


def _is_snils(found: re.Match[str]) -> bool:
    figures = _figures(found[0])
    total = sum(figure * weight for figure, weight in zip(figures[:9], range(9, 0, -1), strict=True)) % 101
    return total % 100 == int(found[4])


def _is_phone(found: re.Match[str]) -> bool:
    return 9 <= len(_figures(found[0])) <= 15 and not _NOBODYS_PHONE.search(found[0])


def _is_called(found: re.Match[str]) -> bool:
    """Whether a word for telephoning stands before, and not far."""
    return bool(_CALLING.search(found.string, max(0, found.start() - 40), found.start()))
