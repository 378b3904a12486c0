"""Figures of research in three languages, and the small numbers of everyday scenes."""

import pytest

from rulebook.model.languages import Language
from rulebook.wording.figures import figures

STATED: dict[Language, list[tuple[str, str]]] = {
    "en": [
        ("It brings back 90% of guests.", "90%"),
        ("It brings back 90 per cent of guests.", "90 per cent"),
        ("About 12.5 percent never return.", "12.5 percent"),
        ("Ninety per cent stay.", "Ninety per cent"),
        ("Sales rose by five percentage points.", "five percentage points"),
        ("Keeping one costs 5 times less.", "5 times less"),
        ("A new customer costs five times as much.", "five times as"),
        ("It takes seven times the effort: six times more likely.", "seven times the "),
        ("They buy twice as often.", "twice as often"),
        ("Trust grew tenfold and loyalty threefold.", "tenfold"),
        ("One in four says nothing.", "One in four"),
        ("Nine out of ten would come again.", "Nine out of ten"),
        ("9 out of 10 would come again.", "9 out of 10"),
        ("Every fourth customer leaves.", "Every fourth customer"),
        ("Two thirds of customers leave silently.", "Two thirds of customers"),
        ("Half of all complaints repeat.", "Half of all complaints"),
        ("Only 1 in 26 complains.", "1 in 26"),
    ],
    "ru": [
        ("Возвращаются 90 % гостей.", "90 %"),
        ("Возвращаются 90% гостей.", "90%"),
        ("Около 12,5 процента не вернутся.", "12,5 процента"),
        ("Девяносто процентов остаются.", "Девяносто процентов"),
        ("Удержать в пять раз дешевле.", "в пять раз"),
        ("Новый клиент обходится в 5 раз дороже.", "в 5 раз"),
        ("Лояльность выросла в три раза.", "выросла в три раза"),
        ("Число жалоб снизилось втрое.", "снизилось втрое"),
        ("Они покупают вдвое чаще.", "вдвое чаще"),
        ("Это даёт пятикратный рост.", "пятикратный"),
        ("Девять из десяти вернулись бы.", "Девять из десяти"),
        ("9 из 10 вернулись бы.", "9 из 10"),
        ("Молчит один из четырёх клиентов.", "один из четырёх клиентов"),
        ("Каждый четвёртый клиент уходит молча.", "Каждый четвёртый клиент"),
        ("Две трети уходят молча.", "Две трети"),
        ("Половина клиентов не жалуется.", "Половина клиентов"),
        ("Так отвечает каждая третья компания.", "каждая третья компания"),
    ],
    "cs": [
        ("Vrací se 90 % hostů.", "90 %"),
        ("Vrací se 90% hostů.", "90%"),
        ("Asi 12,5 procenta se nevrátí.", "12,5 procenta"),
        ("Devadesát procent zůstane.", "Devadesát procent"),
        ("Tržby vzrostly o pět procentních bodů.", "pět procentních bodů"),
        ("Udržet stojí pětkrát méně.", "pětkrát méně"),
        ("Nový zákazník je 5krát dražší.", "5krát dražší"),
        ("Kupují dvakrát častěji.", "dvakrát častěji"),
        ("Přinese to trojnásobek tržeb.", "trojnásobek"),
        ("Důvěra vzrostla na desetinásobek.", "desetinásobek"),
        ("Devět z deseti by přišlo znovu.", "Devět z deseti"),
        ("9 z 10 by přišlo znovu.", "9 z 10"),
        ("Mlčí jeden ze čtyř zákazníků.", "jeden ze čtyř zákazníků"),
        ("Každý čtvrtý zákazník odejde.", "Každý čtvrtý zákazník"),
        ("Dvě třetiny odejdou mlčky.", "Dvě třetiny"),
        ("Polovina zákazníků si nestěžuje.", "Polovina zákazníků"),
        ("Odpovídá tak každá třetí firma.", "každá třetí firma"),
    ],
}

EVERYDAY: dict[Language, list[str]] = {
    "en": [
        "Give 10% off the next order.",
        "A 20 per cent discount is within your limit.",
        "The tip is 10%, VAT is 21%.",
        "Wait 5 minutes, then take 3 steps.",
        "The bell rang three times.",
        "Say it twice.",
        "She rang four times this morning.",
        "He came back one in the afternoon.",
        "Two in a row is a pattern.",
        "Every second day the baker calls.",
        "Half of the cake was left.",
        "‘Nine out of ten of my friends like it,’ she says.",
        "## The 90 per cent",
        "Three guests of the twelve waited.",
        "A third of the bread was stale.",
        "Ten crowns for two coffees, 12.35 on the clock.",
        "One of three things was missing.",
        "The battery showed 8 per cent.",
    ],
    "ru": [
        "Дайте скидку 10 % на следующий заказ.",
        "Скидка в 20 процентов — в ваших пределах.",
        "Чаевые 10 %, НДС 20 %.",
        "Подождите 5 минут и сделайте 3 шага.",
        "Звонок прозвенел три раза.",
        "Скажите дважды.",
        "В первый раз извинились, во второй раз исправили.",
        "Он звонил четыре раза за утро.",
        "Каждый второй день приезжает пекарь.",
        "Каждый третий вторник — учёба.",
        "Сложите лист вдвое.",
        "«Девять из десяти моих друзей довольны», — говорит она.",
        "## Те 90 %",
        "Одной из трёх вещей часто не хватало.",
        "Половина торта осталась.",
        "Десять крон за два кофе, на часах 12:35.",
        "Она вышла из трёх дверей сразу.",
        "Батарея показывала 8 процентов.",
    ],
    "cs": [
        "Dejte slevu 10 % na další objednávku.",
        "Sleva 20 procent je ve vašem limitu.",
        "Spropitné je 10 %, DPH 21 %.",
        "Počkejte 5 minut a udělejte 3 kroky.",
        "Zvonek zazvonil třikrát.",
        "Řekněte to dvakrát.",
        "Dvakrát měř, jednou řež.",
        "Volala čtyřikrát za ráno.",
        "Každý druhý den přijede pekař.",
        "Každé třetí úterý je školení.",
        "Přeložte list napůl.",
        "„Devět z deseti mých známých je spokojených,“ říká.",
        "## Těch 90 %",
        "Často chyběla jedna ze tří věcí.",
        "Polovina dortu zbyla.",
        "Deset korun za dvě kávy, na hodinách 12.35.",
        "Vyšla ze dvou dveří najednou.",
        "Baterie ukazovala 8 procent.",
    ],
}


@pytest.mark.parametrize(("language", "text", "words"), [(key, *one) for key, texts in STATED.items() for one in texts])
def test_a_figure_is_found_where_it_stands(language: Language, text: str, words: str) -> None:
    assert words in [span.of(text) for span in figures(text, language)]


@pytest.mark.parametrize(("language", "text"), [(key, text) for key, texts in EVERYDAY.items() for text in texts])
def test_everyday_numbers_are_no_figures(language: Language, text: str) -> None:
    assert [span.of(text) for span in figures(text, language)] == []
