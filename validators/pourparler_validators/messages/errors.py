"""What the work cannot be done for."""


class UsageError(Exception):
    """The work cannot be done as it was asked for: one sentence that says why, and what to do.

    What helps may have one name as an argument in Python, and another one as an option of the
    command line: ``argument`` and ``option`` are the ends of the sentence for either.
    """

    def __init__(self, reason: str, *, argument: str = "", option: str = "") -> None:
        super().__init__(_sentence(reason, argument))
        self.reason, self.argument, self.option = reason, argument, option

    @property
    def typed(self) -> str:
        """The sentence for who has typed a command."""
        return _sentence(self.reason, self.option)

    def after(self, lead: str) -> "UsageError":
        """The same with something before it, such as the place in the settings."""
        return UsageError(lead + self.reason, argument=self.argument, option=self.option)


def _sentence(reason: str, end: str) -> str:
    return f"{reason}; {end}" if end else reason
