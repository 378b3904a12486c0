"""Tests in a real terminal run where there is one: pexpect has none on Windows."""

from importlib.util import find_spec

collect_ignore = [] if find_spec("pexpect") else ["test_wizard.py"]
