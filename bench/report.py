"""The report that all benchmarks write, each its own section."""

import re
from pathlib import Path

PROJECT = Path(__file__).parent.parent.resolve()
REPORT = PROJECT / "docs/engineering/benchmarks.md"


def write_section(name: str, text: str, report: Path = REPORT) -> None:
    """Put a section, which begins with its heading, in the place of its last version, or at the end."""
    old = report.read_text(encoding="utf-8") if report.exists() else "# Benchmarks\n"
    kept = re.sub(rf"^## {name}\n.*?(?=^## |\Z)", "", old, flags=re.M | re.S).rstrip()
    report.write_text(f"{kept}\n\n{text.rstrip()}\n", encoding="utf-8")
