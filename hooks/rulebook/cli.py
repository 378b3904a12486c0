"""The `rulebook` command, and those of its commands that have no room of their own: build, serve.

Phase: command line. With bridge the only module that knows MkDocs.
"""

from importlib import import_module
from typing import Any, Final

import click

from rulebook.model.collector import without_collector
from rulebook.processes import processors
from rulebook.terminal import Commands

ELSEWHERE: Final = {
    "check": "rulebook.reporting.command:check",
    "edition": "rulebook.printing.command:edition",
    "explain": "rulebook.codes.command:explain",
    "from-issue": "rulebook.authoring.issue_command:from_issue",
    "issue-forms": "rulebook.description.command:issue_forms_",
    "new": "rulebook.authoring.command:new",
    "print": "rulebook.printing.command:print_",
    "report": "rulebook.comparison.command:report_",
    "review": "rulebook.authoring.review_command:review",
    "schema": "rulebook.description.command:schema",
    "search": "rulebook.search.command:search",
    "status": "rulebook.upkeep.command:status",
    "translate": "rulebook.authoring.translating:translate",
    "translated": "rulebook.authoring.translating:translated",
}
"""Commands that have a room of their own, each imported when it is asked for: a build needs none of them."""


@click.group(cls=Commands, elsewhere=ELSEWHERE)
def main() -> None:
    """Service Rulebook: check the content, build the site."""


@main.command()
@click.option("--strict", is_flag=True, help="Warnings count as errors.")
@click.option(
    "--jobs", type=click.IntRange(1), default=processors, help="How many processes; as a rule, all processors."
)
def build(strict: bool, jobs: int) -> None:
    """Write the site to the folder site/.

    What the last build has left is used again as far as it is still right; the site is the same without it.
    """
    _bridge("building").main(strict, jobs)


@main.command()
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Host and port of the preview.")
@click.option("--poll", is_flag=True, help="Look for changes twice a second: for network drives and containers.")
def serve(address: str, poll: bool) -> None:
    """Show the site in a browser and renew it with every change."""
    _bridge("serving").serve(address, poll)


def _bridge(module: str) -> Any:
    """A module of the bridge by its name: this one imports nothing of it, which is where MkDocs is known."""
    with without_collector():
        return import_module(f"rulebook.bridge.{module}")


if __name__ == "__main__":
    main()
