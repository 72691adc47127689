"""``pourparler party``."""

import io
import json
from collections.abc import Sequence
from typing import Final

from pourparler import Alias, AliasKind, Identifier, IdentifierScheme, Party, PartyKind
from pourparler.countries import COUNTRIES
from pourparler.document import plain_record
from pourparler_validators.commands.names import LONGEST
from pourparler_validators.commands.output import emit
from pourparler_validators.formats.writing import Plain
from pourparler_validators.grounding.spellings import within
from pourparler_validators.languages.scripts import fits, script_of
from pourparler_validators.languages.state_names import state_named, states_called
from pourparler_validators.languages.states import (
    LANGUAGES,
    NameKind,
    names_in,
    names_of,
    state_codes,
)
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.messages.nearest import did_you_mean, nearest, nearest_first
from pourparler_validators.messages.wording import cut, listed

_ALIASES: Final = {
    NameKind.SHORT: AliasKind.SHORT,
    NameKind.OFFICIAL: AliasKind.OFFICIAL,
    NameKind.OTHER: AliasKind.SHORT,
    NameKind.FORMER: AliasKind.FORMER,
    NameKind.SEAT: AliasKind.METONYM,
    NameKind.CAPITAL: AliasKind.METONYM,
    NameKind.DEMONYM: AliasKind.DEMONYM,
}
_SUGGESTED: Final = 3
_LETTERS: Final = 3
"""One letter in so many may be wrong in a name that is suggested."""


def run(wanted: Sequence[str], languages: Sequence[str], output_format: str) -> int:
    """Prints the party records of states; their names are in the first of the languages."""
    unknown = next((each for each in languages if each not in LANGUAGES), None)
    if unknown is not None:
        raise UsageError(
            f'the names of states are not known in "{cut(unknown, LONGEST)}", '
            f"but in {listed(list(LANGUAGES), 'and')}"
        )
    codes = dict.fromkeys(_code(text) for text in wanted)
    records = [_record(code, languages) for code in codes]
    emit(_FORMATS[output_format](records))
    return 0


def _code(text: str) -> str:
    """The code of the state that is meant by a code, or a name in whatever language.

    Raises :class:`UsageError` where there is none, or several may be meant.
    """
    code = text.strip().upper()
    by_alpha3 = {codes.alpha3: each for each, codes in state_codes().items()}
    if code in COUNTRIES or code in by_alpha3:
        return by_alpha3.get(code, code)
    states = states_called(text)
    if len(states) == 1:
        return states[0].code
    name = cut(text, LONGEST)
    if states:
        codes = listed([state.code for state in states])
        raise UsageError(f'several states are called "{name}": name one by its code, {codes}')
    hint = did_you_mean(_like(text)) or "name it, or give its code of ISO 3166-1, such as GE"
    raise UsageError(f'there is no state "{name}"; {hint}')


def _like(text: str) -> list[str]:
    """Names like a text that begin with its first letter, best first, each of another state."""
    script = script_of(text) or ""
    alike: list[str] = []
    for language in (each for each in LANGUAGES if fits(script, each)):
        names = [
            name
            for code in COUNTRIES
            for kind, name in names_of(code, language)
            if kind is not NameKind.DEMONYM and name[0].casefold() == text[0].casefold()
        ]
        alike += (
            name
            for name in nearest(text, names, _SUGGESTED)
            if within(text.casefold(), name.casefold(), len(text) // _LETTERS)
        )
    found: dict[str, str] = {}
    for name in nearest_first(text, alike, len(alike)):
        state = state_named(name)
        if state is not None:
            found.setdefault(state.code, name)
    return list(found.values())[:_SUGGESTED]


def _record(code: str, languages: Sequence[str]) -> Plain:
    name = names_in(languages[0])[code].short
    aliases = dict.fromkeys(
        Alias(name=alias, kind=_ALIASES[kind], language=language)
        for language in languages
        for kind, alias in names_of(code, language)
        if alias != name
    )
    codes = state_codes()[code]
    identifiers = tuple(
        Identifier(scheme=scheme, value=str(value))
        for scheme, value in (
            (IdentifierScheme.ISO_3166_1, code),
            (IdentifierScheme.UN_M49, codes.m49),
            (IdentifierScheme.GWNO, codes.gw),
            (IdentifierScheme.COW, codes.cow),
        )
        if value is not None
    )
    return plain_record(
        Party(
            id=f"party:{codes.alpha3.lower()}",
            kind=PartyKind.STATE,
            name=name,
            aliases=tuple(aliases) or None,
            country=code,
            identifiers=identifiers,
        )
    )


def _json(records: Sequence[Plain]) -> str:
    content = records[0] if len(records) == 1 else records
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _jsonl(records: Sequence[Plain]) -> str:
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def _yaml(records: Sequence[Plain]) -> str:
    from pourparler_validators.formats.yaml_writing import YamlWriter

    stream = io.BytesIO()
    writer = YamlWriter(stream)
    for record in records:
        writer.add(record)
    return stream.getvalue().decode()


_FORMATS: Final = {"json": _json, "jsonl": _jsonl, "yaml": _yaml}
