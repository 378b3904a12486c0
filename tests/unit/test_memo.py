"""The cache for functions of a type."""

from rulebook.model.memo import memoised


def test_a_result_is_computed_once() -> None:
    calls: list[type] = []

    @memoised
    def name(record: type) -> str:
        calls.append(record)
        return record.__name__

    assert [name(int), name(int), name(str)] == ["int", "int", "str"]
    assert calls == [int, str]
