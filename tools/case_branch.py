"""Puts the case that an issue tells on a branch of its own, and pushes it: `python tools/case_branch.py EVENT.json`.

The event is a file that the code host wrote; of its text nothing reaches a command but the number of the issue, which
is a number, and the path of the new file, which is made of letters that cannot mean anything else.
"""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

PATH = re.compile(r"cases/[a-z0-9-]+\.(?:en|ru|cs)\.md")
BOT = ("-c", "user.name=rulebook", "-c", "user.email=rulebook@users.noreply.example")


def run(*command: str) -> str:
    """Run a command without a shell; its output. A failure ends the program with what it said."""
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        sys.exit(done.stderr or done.stdout)
    return done.stdout


def main(event: Path) -> None:
    """Make the file, the branch and the commit; say where to propose it."""
    number = int(json.loads(event.read_text(encoding="utf-8"))["issue"]["number"])
    branch = f"case/issue-{number}"
    path = run(sys.executable, "-m", "rulebook.cli", "from-issue", str(event)).strip()
    if not PATH.fullmatch(path):
        sys.exit(f"unexpected path: {path!r}")
    run("git", "switch", "--quiet", "--create", branch)
    run("git", "add", "--", path)
    run("git", *BOT, "commit", "--quiet", "--message", f"A case, told in issue {number}", "--", path)
    run("git", "push", "--quiet", "origin", branch)
    print(f"{path}: {compare(branch)}")


def compare(branch: str) -> str:
    """The address where an editor turns the branch into a proposal; the branch alone where no host is known."""
    server, repository = os.environ.get("GITHUB_SERVER_URL"), os.environ.get("GITHUB_REPOSITORY")
    return f"{server}/{repository}/compare/{branch}?expand=1" if server and repository else branch


if __name__ == "__main__":
    main(Path(sys.argv[1]))
