"""The languages that installed projects have tables for."""

from pourparler_validators.languages.folders import own_tags


def require_sound() -> None:
    """Raises :class:`~pourparler_validators.languages.tables.TablesError` for faulty tables."""
    for tag in own_tags():
        from pourparler_validators.languages.tables import language_of

        language_of(tag)
