"""The list of checks."""

import inspect
import pkgutil
from importlib import import_module

import rulebook.checks
from rulebook.checks import CHECKS, JUDGES, check_wording


def written(beginning: str) -> set[object]:
    """The functions of all modules of checks whose names begin so."""
    modules = [
        import_module(f"rulebook.checks.{found.name}") for found in pkgutil.iter_modules(rulebook.checks.__path__)
    ]
    return {
        function
        for module in modules
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if name.startswith(beginning) and function.__module__ == module.__name__
    }


def test_every_check_of_every_module_is_run() -> None:
    assert written("check_") | {check_wording} == set(CHECKS)
    assert len(CHECKS) == len(set(CHECKS))


def test_every_judge_of_every_module_is_asked() -> None:
    assert written("judge_") == set(JUDGES)
    assert len(JUDGES) == len(set(JUDGES))


def test_every_check_says_what_holds() -> None:
    assert [one.__name__ for one in (*CHECKS, *JUDGES) if not (one.__doc__ or "").endswith(".")] == []
