from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Selection:
    rules: tuple[str, ...] = ()
    guides: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()
