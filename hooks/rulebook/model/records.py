"""The records that editors write, as frozen values: Rule, Guide, Case; handbooks have a module of their own.

One value holds one record in one language: a translation is the source with its reader's texts replaced. The
annotations are the interface to editors; no field has a default that an editor could not have written.

Phase: model. Anyone may import it.
"""

from dataclasses import KW_ONLY, dataclass
from datetime import date
from typing import Annotated, Any, ClassVar, Literal

from annotated_types import Interval

from rulebook.model.languages import Language
from rulebook.model.markers import KeyMarker, Prose, Ref, Shown, Word, front_matter_key
from rulebook.model.times import At, Elapsed, Every, Occurred

Value = Literal["misery", "mediocre", "magic"]
How = Literal["kept", "broken", "bent"]

Role = Annotated[str, Word(("roles",))]
Person = Annotated[str, Word(("roles", "actors"))]
Tag = Annotated[str, Word(("tags",))]
Touchpoint = Annotated[str, Word(("touchpoints",))]
Severity = Annotated[str, Word(("severities",))]
Feeling = Annotated[str, Word(("feelings",))]
RuleId = Annotated[str, Ref(("rule",))]
StarCount = Annotated[int, Interval(ge=1, le=5)]


class Strict:
    """Front matter of this shape and no other: what pydantic is told about every record type."""

    __slots__ = ()
    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid", "alias_generator": front_matter_key}


@dataclass(frozen=True, slots=True)
class Review(Strict):
    """When the record was last looked at, and what was found; the finding is for editors."""

    on: date
    finding: str


@dataclass(frozen=True, slots=True)
class Source(Strict):
    """Where a fact was read, and what the place supports."""

    title: Shown
    supports: Prose
    url: Shown | None = None
    seen: date | None = None


@dataclass(frozen=True, slots=True)
class Entry(Strict):
    """What rules, guides, cases and handbooks have in common.

    `id`, `language` and `body` come from the file; all else from its front matter.
    """

    id: str
    language: Language
    body: Prose
    _: KW_ONLY
    title: Prose
    summary: Prose
    owner: Annotated[str, Word(("owners",))]
    reviewed: Review
    review_every: Every = "12 months"
    tags: tuple[Tag, ...] = ()
    related: tuple[RuleId, ...] = ()
    aliases: tuple[str, ...] = ()
    claims: tuple[Annotated[str, Ref(("claim",))], ...] = ()
    from_: tuple[str, ...] = ()
    status: Literal["active", "draft", "superseded"] = "active"
    superseded_by: Annotated[str, Ref(("rule", "guide", "case", "handbook"))] | None = None
    redirect_from: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wording(Strict):
    """Say this, not that."""

    instead_of: Prose
    say: Prose


@dataclass(frozen=True, slots=True)
class Bend(Strict):
    """When a rule may be bent, by whom, up to what, and who must agree to a NO."""

    when: Prose
    who: Role
    limit: Prose
    no_needs: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Entry):
    """One card of the deck of 52."""

    part: Annotated[str, Word(("parts",))]
    side: Annotated[str, Word(("sides",))]
    stage: Annotated[str, Word(("stages",))]
    audience: Annotated[str, Word(("audiences",))]
    level: Annotated[str, Word(("levels",))]
    roles: tuple[Role, ...]
    touchpoints: tuple[Touchpoint, ...] = ()
    do: tuple[Prose, ...]
    dont: tuple[Prose, ...]
    say: tuple[Wording, ...] = ()
    bend: Bend


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide(Entry):
    """A longer page without a number."""

    roles: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True)
class Moment(Strict):
    """One moment of truth: who did what, and how high it stands (misery -1, mediocre 0, magic +1)."""

    who: Person
    what: Prose
    value: Value
    at: At | None = None


@dataclass(frozen=True, slots=True)
class RuleLink(Strict):
    """How a case kept, broke or bent a rule, and why one can say so."""

    rule: Annotated[str, Ref(("rule",)), KeyMarker()]
    how: How
    why: Prose


@dataclass(frozen=True, slots=True)
class Apology(Strict):
    """Whether somebody apologised, who, and whether excuses came with it."""

    made: bool
    by: Person | None = None
    excuses: Annotated[str, Word(("excuses",))] | None = None


@dataclass(frozen=True, slots=True)
class FollowUp(Strict):
    """Who came back to check, and how long after."""

    by: Person
    after: Elapsed | None = None


@dataclass(frozen=True, slots=True)
class Recovery(Strict):
    """What was done about a failure, act by act."""

    first_response: Elapsed | None = None
    apology: Apology | None = None
    put_right: Prose | None = None
    extra: Prose | None = None
    follow_up: FollowUp | None = None
    authority: Prose | None = None
    prevents: Prose | None = None


@dataclass(frozen=True, slots=True)
class Verdicts(Strict):
    """What the recovery repaired: the error, the relationship, the trust, the promise."""

    error: Annotated[str, Word(("error_verdicts",))] | None = None
    relationship: Annotated[str, Word(("relationship_verdicts",))] | None = None
    trust: Annotated[str, Word(("trust_verdicts",))] | None = None
    promise: Annotated[str, Word(("promise_verdicts",))] | None = None


@dataclass(frozen=True, slots=True)
class Stars(Strict):
    """One to five for each side; the overall rating is computed, never written."""

    service: StarCount
    recovery: StarCount


@dataclass(frozen=True, slots=True)
class SeverityPair(Strict):
    """How bad it was, and how bad it could have become."""

    actual: Severity
    potential: Severity | None = None


@dataclass(frozen=True, slots=True)
class FeelingPair(Strict):
    """How the customer felt at the start and at the end."""

    start: Feeling | None = None
    end: Feeling | None = None


@dataclass(frozen=True, slots=True)
class Action(Strict):
    """What was decided so that it does not happen again."""

    what: Prose
    owner: Person
    state: Annotated[str, Word(("action_states",))]
    due: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case(Entry):
    """A service moment that happened, or is shown as made up."""

    kind: Annotated[str, Word(("kinds",))]
    basis: Annotated[str, Word(("bases",))]
    confidence: Annotated[str, Word(("confidences",))]
    customer: Annotated[str, Word(("customers",))]
    incident: Annotated[str, Word(("incidents",))]
    moments: tuple[Moment, ...]
    rules: tuple[RuleLink, ...]
    sources: tuple[Source, ...] = ()
    occurred: Occurred | None = None
    country: Shown | None = None
    industry: Annotated[str, Word(("industries",))] | None = None
    touchpoint: Touchpoint | None = None
    relationship: Annotated[str, Word(("relationships",))] | None = None
    severity: SeverityPair | None = None
    first_failure: Annotated[str, Word(("first_failures",))] | None = None
    feeling: FeelingPair | None = None
    detected_by: Annotated[str, Word(("detectors",))] | None = None
    recovery: Recovery | None = None
    verdicts: Verdicts | None = None
    roi: tuple[Annotated[str, Word(("roi",))], ...] = ()
    stars: Stars | None = None
    causes: tuple[Annotated[str, Word(("causes",))], ...] = ()
    went_well: tuple[Prose, ...] = ()
    missing: tuple[Prose, ...] = ()
    lucky: tuple[Prose, ...] = ()
    actions: tuple[Action, ...] = ()
