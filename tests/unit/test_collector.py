"""The collector of cycles, told what it need not look at."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from rulebook.model.collector import settle, without_collector


class Ring:
    """Something that refers to itself."""

    def __init__(self) -> None:
        self.self = self


@pytest.fixture(autouse=True)
def _thawed() -> Iterator[None]:
    yield
    gc.unfreeze()


def test_who_settles_lets_go_of_what_nobody_needs_and_keeps_the_rest_out_of_sight() -> None:
    lost = weakref.ref(Ring())
    settle()
    assert lost() is None
    assert gc.get_freeze_count() > 0


def test_who_settles_again_lets_go_of_what_was_kept_before() -> None:
    kept = Ring()
    found = weakref.ref(kept)
    settle()
    del kept
    gc.collect()
    assert found() is not None
    settle()
    assert found() is None


@pytest.mark.parametrize("enabled", [True, False])
def test_afterwards_the_collector_does_what_it_did_before(enabled: bool) -> None:
    gc.enable() if enabled else gc.disable()
    try:
        with without_collector():
            assert not gc.isenabled()
        assert gc.isenabled() == enabled
    finally:
        gc.enable()
