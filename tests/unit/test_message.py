"""Messages: what is said, apart from the language."""

from rulebook.model.message import say

RUSSIAN = {
    "{field}: {found} is not known{hint}": "{field}: слова {found} нет{hint}",
    " – did you mean {guess}?": " – может быть, {guess}?",
}


def words(template: str) -> str:
    return RUSSIAN.get(template, template)


def test_a_message_is_said_in_the_language_of_a_catalogue_with_what_stands_in_it() -> None:
    hint = say(" – did you mean {guess}?", guess="counter")
    message = say("{field}: {found} is not known{hint}", field="touchpoint", found="countr", hint=hint)
    assert str(message) == "touchpoint: countr is not known – did you mean counter?"
    assert message.text(words) == "touchpoint: слова countr нет – может быть, counter?"


def test_what_an_editor_wrote_is_never_a_template() -> None:
    assert str(say("found {found}", found="{field.__class__} {0} {")) == "found {field.__class__} {0} {"


def test_equal_messages_are_one() -> None:
    assert len({say("a {b}", b="c"), say("a {b}", b="c")}) == 1


def test_a_list_is_joined_and_its_messages_are_said_in_the_language() -> None:
    hint = say(" – did you mean {guess}?", guess="counter")
    message = say("{found}", found=("a", 2, hint))
    assert str(message) == "a, 2,  – did you mean counter?"
    assert message.text(words) == "a, 2,  – может быть, counter?"
