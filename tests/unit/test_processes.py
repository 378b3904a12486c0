"""Work that is spread over processes."""

import os
import signal
import subprocess
import sys
from concurrent.futures.process import BrokenProcessPool

import pytest

from rulebook import processes
from rulebook.processes import spread

forking = pytest.mark.skipif(not processes.CAN_FORK, reason="nothing can be forked here")


@pytest.mark.parametrize("jobs", [1, 2, 9])
def test_what_is_made_comes_in_the_order_of_the_parts(jobs: int) -> None:
    assert list(spread(lambda part: part * 2, [3, 1, 2], jobs)) == [6, 2, 4]


def test_nothing_is_made_of_nothing() -> None:
    assert list(spread(lambda part: part, [], 2)) == []


@forking
def test_the_work_is_done_by_other_processes() -> None:
    found = set(spread(lambda _: os.getpid(), range(8), 2))
    assert os.getpid() not in found
    assert len(found) <= 2


@pytest.mark.parametrize("jobs", [0, 1])
def test_one_job_is_done_here(jobs: int) -> None:
    assert set(spread(lambda _: os.getpid(), range(3), jobs)) == {os.getpid()}


def test_where_nothing_can_be_forked_the_work_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "CAN_FORK", False)
    assert set(spread(lambda _: os.getpid(), range(3), 2)) == {os.getpid()}


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_failure_is_raised_here(jobs: int) -> None:
    with pytest.raises(ZeroDivisionError):
        list(spread(lambda part: 1 // part, [1, 0], jobs))


@forking
def test_a_process_that_dies_is_no_silence() -> None:
    with pytest.raises(BrokenProcessPool):
        list(spread(lambda _: os.kill(os.getpid(), signal.SIGKILL), range(2), 2))


@forking
def test_what_cannot_be_pickled_can_be_worked_on() -> None:
    parts = [lambda: "a", lambda: "b"]
    assert list(spread(lambda part: part(), parts, 2)) == ["a", "b"]


WAITING = """
import os, time
from rulebook.processes import spread

def work(_):
    print(os.getpid(), flush=True)
    time.sleep(3_600)

list(spread(work, range(2), 2))
"""


@forking
def test_processes_end_with_the_one_that_forked_them() -> None:
    """Both hold the other end of the pipe, which is closed when the last of them is gone."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen([sys.executable, "-c", WAITING], stdout=subprocess.PIPE, env=environment) as process:
        assert process.stdout
        assert all(process.stdout.readline() for _ in range(2))
        process.kill()
        assert process.stdout.read() == b""


def test_there_is_a_processor() -> None:
    assert processes.processors() >= 1
