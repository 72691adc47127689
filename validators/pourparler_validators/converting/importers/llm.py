"""Answers of language models, with or without a schema, in any text around them."""

from pathlib import Path

from pourparler_validators.converting.imported import Imported, Texts


def read(content: bytes, name: str, texts: Texts) -> Imported:
    """The records of an answer, by the ladder of repairs in ``converting.answers``."""
    from pourparler_validators.converting.answers.ladder import records_of_answer

    found = records_of_answer(content.decode("utf-8", "replace"), _text_of(name, texts))
    return Imported(
        [*found.records], [*found.unplaced], [*found.repairs], [*map(str.strip, found.origins)]
    )


def _text_of(name: str, texts: Texts) -> str | None:
    """The only text, or the one after which the answer is named: ``a.txt`` has ``a.answer.txt``."""
    if len(texts) == 1:
        return next(iter(texts.values()))
    stem = Path(name).stem
    fitting = [one for one in texts if stem == one or stem.startswith(f"{one}.")]
    return texts[max(fitting, key=len)] if fitting else None
