"""The equality test: whatever edits come, a renewed site ends with the files of a fresh build of the same content.

Edits of every kind are drawn at random, among them faulty ones, new starts, and deaths in the middle of a build.
RULEBOOK_EDITS names how many sequences are tried, for a longer run by hand; a usual run is short and always the same.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, Phase, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from builders import Project, taxonomy
from built import contents
from renewed import Built, Previewed, Renewed, equip
from rulebook.bridge import renewing
from rulebook.bridge.folders import Folders
from rulebook.bridge.state import State
from rulebook.model.languages import LANGUAGES
from rulebook.model.records import Case

pytestmark = pytest.mark.whole

LONG: Final = int(os.environ.get("RULEBOOK_EDITS", "0"))
KINDS: Final = {"R01": "rule", "R02": "rule", "R03": "rule", "ham": "case", "soup": "case", "late-bus": "case"} | {
    "first-day": "guide",
    "recovery": "guide",
    "whole": "handbook",
    "thin": "handbook",
}
TEXTS: Final = (
    "Text.",
    "More text, [R02].",
    "See [the case][ham] and [late-bus].",
    "A [promise][term:promise] and promises.",
    "It is [claim:x].",
    "Read [first-day], [R01], `[R03]`.",
    "[sic] An aside.",
    "[ham]\n\n- a list",
)
WORDS: Final = ("Alpha", "beta", "Čas", "Ёлка", "Zeta <b>&amp;", "промise")

ids = st.sampled_from(sorted(KINDS))
languages = st.sampled_from(LANGUAGES)
words = st.sampled_from(WORDS)
texts = st.sampled_from(TEXTS)
tags = st.lists(st.sampled_from(["apology", "speed", "returns"]), unique=True)
rules = st.lists(st.sampled_from(["R01", "R02", "R03"]), unique=True)
FIELDS: Final = st.one_of(
    st.tuples(st.just("title"), words),
    st.tuples(st.just("summary"), words),
    st.tuples(st.just("tags"), tags),
    st.tuples(st.just("status"), st.sampled_from(["draft", "active"])),
    st.tuples(st.just("aliases"), st.lists(words, unique=True, max_size=2)),
    st.tuples(st.just("redirect_from"), st.lists(st.sampled_from(["old-one", "old-two"]), unique=True)),
    st.tuples(st.just("related"), rules),
    st.tuples(st.just("part"), st.sampled_from(["leadership", "culture"])),
    st.tuples(st.just("stage"), st.sampled_from(["experience", "alignment"])),
    st.tuples(st.just("roles"), st.sampled_from([["front-line"], ["manager", "everyone"]])),
    st.tuples(st.just("incident"), st.sampled_from(["failure/slow", "failure/wrong-item", "request"])),
    st.tuples(st.just("touchpoint"), st.sampled_from(["counter", "phone"])),
    st.tuples(st.just("industry"), st.sampled_from(["restaurants", "retail"])),
    st.tuples(st.just("edition"), st.sampled_from(["2026.1", "2026.2"])),
    st.tuples(st.just("reviewed"), st.sampled_from(["2026-11-01", "2026-10-01"])),
    st.tuples(st.just("rules"), rules),
)
OF_KIND: Final = {
    "rule": {"part", "stage", "roles", "related"},
    "guide": {"roles", "related"},
    "case": {"incident", "touchpoint", "industry", "rules"},
    "handbook": {"edition", "related"},
}
FOR_ALL: Final = frozenset({"title", "summary", "tags", "status", "aliases", "redirect_from", "reviewed"})


STEPS: Final[dict[str, Any]] = {
    **dict.fromkeys(("begin", "put", "take_away", "replace", "finish"), Folders),
    **dict.fromkeys(("mark", "save", "sign"), State),
    "write": renewing,
}
"""What a process may die in."""


class Died(BaseException):
    """The process ends here: nothing catches this."""


class Edits(RuleBasedStateMachine):
    """A project, a site of it that is renewed, and what an editor may do."""

    template: Path
    folder: Path
    kind: type[Renewed]

    def __init__(self) -> None:
        super().__init__()
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(self.template, self.folder / "project", symlinks=True)
        self.project = Project(self.folder / "project")
        self.records: dict[str, dict[str, Any]] = {id: {} for id in ("R01", "R02", "ham", "first-day", "whole")}
        self.site = self.kind(self.project.root)

    def _write(self, id: str) -> None:
        fields = {**self.records[id]}
        if "rules" in fields:
            fields["rules"] = [{"rule": rule, "how": "kept", "why": f"Why {rule}."} for rule in fields["rules"]]
        if "reviewed" in fields:
            fields["reviewed"] = {"on": fields["reviewed"], "finding": "None."}
        getattr(self.project, KINDS[id])(id, **fields)

    @rule(id=ids, field=FIELDS)
    def change(self, id: str, field: tuple[str, Any]) -> None:
        """Add a record with this field, or change the field of one that there is."""
        name, value = field
        if name in FOR_ALL | OF_KIND[KINDS[id]] and not (KINDS[id] == "handbook" and name == "tags"):
            self.records.setdefault(id, {})[name] = value
            self._write(id)

    @rule(id=ids, text=texts)
    def rewrite(self, id: str, text: str) -> None:
        """Change a record's text."""
        if id in self.records:
            self.records[id] |= {"text": text, "claims": ["x"] if "claim:x" in text else []}
            self._write(id)

    @rule(id=ids)
    def delete(self, id: str) -> None:
        """Delete a record with its translations."""
        self.records.pop(id, None)
        for path in (*self.project.root.glob(f"docs/*/{id}*.md"), *self.project.root.glob(f"cases/{id}*.md")):
            path.unlink()

    @rule(id=ids, language=languages, word=words, text=texts, status=st.sampled_from(["machine", "reviewed"]))
    def translate(self, id: str, language: str, word: str, text: str, status: str) -> None:
        """Write or renew a translation of a record that can be read."""
        record = self.project.library().records.get(id)
        if record and language != record.source:
            whys = {"rules": {link.rule: word for link in record.entry.rules}} if isinstance(record.entry, Case) else {}
            path = self.project.translate(id, language, text=text, title=word, **whys)  # type: ignore[arg-type]
            if status == "machine":
                file = self.project.root / path
                file.write_text(file.read_text("utf-8").replace('"reviewed"', '"machine"'), "utf-8")

    @rule(id=ids, language=st.sampled_from(["ru", "cs"]))
    def withdraw(self, id: str, language: str) -> None:
        """Take a translation away."""
        for path in self.project.root.glob(f"*/**/{id}*.{language}.md"):
            path.unlink()

    @rule(id=ids)
    def break_(self, id: str) -> None:
        """Leave a file as somebody does in the middle of a word."""
        if id in self.records:
            file = self.project.root / getattr(self.project, KINDS[id])(id)
            file.write_text("---\ntitle: [\n---\n", "utf-8")

    @rule(id=ids)
    def mend(self, id: str) -> None:
        """Write a record as it was meant."""
        if id in self.records:
            self._write(id)

    @rule(word=words, term=st.booleans())
    def change_vocabulary(self, word: str, term: bool) -> None:
        """Change a label of the taxonomy, or what a term means."""
        if term:
            self.project.write("docs/vocabulary/glossary.yml", "")
            self.project.term("promise", "promise", "обещание", "slib", forms=[word])
        else:
            labels = taxonomy()["tags"]
            labels["speed"]["en"]["label"] = word
            self.project.taxonomy(tags=labels)

    @rule()
    def build(self) -> None:
        """Save, as far as the site is concerned."""
        self.site.build()

    @rule()
    def start_again(self) -> None:
        """End the process and begin a new one."""
        self.site = self.kind(self.project.root)

    @rule(after=st.integers(0, 5), dies_in=st.sampled_from(sorted(STEPS)), goes_on=st.booleans())
    def die(self, after: int, dies_in: str, goes_on: bool) -> None:
        """Build, and end in the middle of it; begin anew, or go on as a preview does after a failure."""
        owner = STEPS[dies_in]
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(owner, dies_in, _dying(getattr(owner, dies_in), after))
            try:
                self.site.build()
            except Died:
                note(f"died in {dies_in}")
        if not goes_on:
            self.site = self.kind(self.project.root)

    def teardown(self) -> None:
        """The site has the files of a fresh build; where the content is faulty, its files stay as they were."""
        before = contents(self.site.site)
        if self.site.build():
            assert contents(self.site.site) == before
            self._mend_all()
            assert not self.site.build()
        expected, found = self.site.fresh(self.folder / "fresh"), contents(self.site.site)
        assert [path for path in expected.keys() | found.keys() if expected.get(path) != found.get(path)] == []

    def _mend_all(self) -> None:
        """Leave a rule and a case, and take the rest away."""
        for id in tuple(self.records):
            self.delete(id)
        self.records = {"R01": {"title": "Mended"}, "ham": {"rules": ["R01"]}}
        for id in self.records:
            self._write(id)


def _dying(effect: Callable[..., None], after: int) -> Callable[..., None]:
    """An effect that is done for a few of the things at most, then the process is gone."""

    def dying(self: object, *things: Any) -> None:
        if isinstance(self, Folders) and things:
            effect(self, list(things[0])[:after])
        elif after > 2:
            effect(self, *things)
        raise Died

    return dying


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A project that has been built."""
    project = Project(tmp_path_factory.mktemp("template"))
    project.taxonomy()
    project.term("promise", "promise", "обещание", "slib")
    project.claim("x")
    for id in ("R01", "R02"):
        project.rule(id)
    project.case("ham", rules=[{"rule": "R01", "how": "kept", "why": "Why."}])
    project.guide("first-day")
    project.handbook("whole")
    equip(project.root)
    for kind in (Previewed, Built):
        assert not kind(project.root).build()
    return project.root


def test_a_preview_stands_on_nothing_of_a_renewal_that_failed(
    template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its menu, in which the guides had another order, was that of the next page."""
    shutil.copytree(template, tmp_path / "project", symlinks=True)
    project = Project(tmp_path / "project")
    project.guide("first-day", title="Alpha")
    project.guide("recovery", title="Beta")
    project.case("ham", text="Text.")
    site = Previewed(project.root)
    site.build()
    project.guide("first-day", title="Zeta")
    with monkeypatch.context() as patch:
        patch.setattr(renewing, "write", failing)
        with pytest.raises(AssertionError):
            site.build()
    project.guide("first-day", title="Alpha")
    project.case("ham", text="Other text.")
    site.build()
    assert contents(site.site) == site.fresh(tmp_path / "fresh")


def failing(*_: object) -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("kind", [Previewed, Built])
def test_whatever_is_edited_a_site_is_as_a_fresh_build(template: Path, tmp_path: Path, kind: type[Renewed]) -> None:
    Edits.template, Edits.folder, Edits.kind = template, tmp_path / "edits", kind
    run_state_machine_as_test(
        Edits,
        settings=settings(
            max_examples=LONG or 12,
            stateful_step_count=20 if LONG else 12,
            deadline=None,
            derandomize=not LONG,
            suppress_health_check=list(HealthCheck),
            phases=[Phase.generate] if LONG else list(Phase),
        ),
    )
