"""Why a value is not of its form, and what may be written in its place."""

from collections.abc import Sequence

from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.wording import listed


@dataclass(frozen=True, slots=True)
class Cause:
    """Why a value is not of its form, and what may be written in its place."""

    said: str = ""
    """What is wrong with it, as a clause."""
    offers: tuple[str, ...] = ()
    """What it may be meant for."""
    hint: str = ""
    """What to do, where the offers do not say it by themselves."""
    is_form_only: bool = False
    """Whether the one that is offered says just the same."""

    @property
    def help(self) -> str:
        """What to do about it."""
        return self.hint or f"write {listed([*self.offers])}"


def choice(said: str, offers: Sequence[tuple[str, str]]) -> Cause:
    """A value that may be meant for several others, each with when it is."""
    hint = ", or ".join(f"{other} {when}" for other, when in offers)
    return Cause(said, tuple(other for other, _ in offers), f"write {hint}")
