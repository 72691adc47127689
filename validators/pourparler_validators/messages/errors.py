"""What the work cannot be done for."""


class UsageError(Exception):
    """The work cannot be done as it was asked for: one sentence that says why, and what to do."""
