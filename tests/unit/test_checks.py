"""The list of checks."""

import inspect
import pkgutil
from importlib import import_module

import rulebook.checks
from rulebook.checks import CHECKS


def test_every_check_of_every_module_is_run() -> None:
    modules = [
        import_module(f"rulebook.checks.{found.name}") for found in pkgutil.iter_modules(rulebook.checks.__path__)
    ]
    written = {
        function
        for module in modules
        for name, function in inspect.getmembers(module, inspect.isgeneratorfunction)
        if name.startswith("check_") and function.__module__ == module.__name__
    }
    assert written == set(CHECKS)
    assert len(CHECKS) == len(set(CHECKS))


def test_every_check_says_what_holds() -> None:
    assert [check.__name__ for check in CHECKS if not (check.__doc__ or "").endswith(".")] == []
