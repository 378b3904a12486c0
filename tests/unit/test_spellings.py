"""Days and lengths of time in the normal form: where a field holds one, and nowhere else."""

from rulebook.authoring.normal_form import mended
from rulebook.authoring.spellings import in_normal_form, respelt
from rulebook.model.times import AT, parse_at


def test_fields_that_hold_times_are_respelt_as_deep_as_they_lie() -> None:
    fields = {
        "title": "2 days",
        "occurred": "2. 5. 2013",
        "moments": [{"at": "30 minutes", "what": "2 days"}, {"at": "14:05"}, {"at": "5/6/2013"}],
        "recovery": {"first_response": "2 дня", "follow_up": {"after": "1 týden"}},
        "review_every": "12 месяцев",
    }
    assert in_normal_form(fields) == {
        "title": "2 days",
        "occurred": "2013-05-02",
        "moments": [{"at": "30 min", "what": "2 days"}, {"at": "14:05"}, {"at": "5/6/2013"}],
        "recovery": {"first_response": "2 d", "follow_up": {"after": "7 d"}},
        "review_every": "12 months",
    }


def test_the_message_names_what_the_mending_writes() -> None:
    for typed in ("30 minutes", "2. 5. 2013", "soon"):
        assert AT.meant(typed) == respelt("at", typed)
        assert parse_at(AT.meant(typed) or "5 min")


def test_fix_writes_lengths_in_the_normal_form() -> None:
    fields = 'title: "2 days"\nmoments:\n  - at: 2 days\n    what: x\nrecovery: {first_response: "30 минут"}\n'
    text = f"---\n{fields}---\n\nT.\n"
    done = mended(text, "case")
    assert "at: 2 d\n" in done.text
    assert "{first_response: 30 min}" in done.text
    assert 'title: "2 days"' in done.text
    assert mended(done.text, "case").text == done.text
    assert "days" in done.changes


def test_fix_writes_how_often_a_page_is_read_in_the_normal_form() -> None:
    done = mended("---\ntitle: T\nreview_every: 2 roky\n---\n\nT.\n", "guide")
    assert "review_every: 2 years\n" in done.text
    assert mended(done.text, "guide").text == done.text
