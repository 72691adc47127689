"""The options of ``pourparler convert`` as they are given."""

from pourparler_validators.late_dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Given:
    """The options of the command line, as they were given."""

    sources: tuple[str, ...]
    target: str
    source_format: str | None
    target_format: str | None
    split: str | None
    force: bool
    keep_faulty: str | None
    allow_loss: bool
    verify: bool | None
    lists: str
    guard_formulas: bool
    texts: tuple[str, ...] = ()
    mapping: str | None = None
    repairs: str | None = None
    config: str | None = None
    isolated: bool = False
    engine: str = "local"
