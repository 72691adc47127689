"""Single values in the form of their field: codes, dates, numbers, addresses, texts."""

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from pydantic import ValidationError

from pourparler.countries import COUNTRIES
from pourparler.dates import Date
from pourparler.fields import Field
from pourparler.forms import Limits
from pourparler.values import LANGUAGE_PATTERN, MAX_INTEGER, Form, Reference
from pourparler.vocabularies import Vocabulary
from pourparler_validators.converting.answers.ids import slug_of
from pourparler_validators.converting.answers.spelling import alike, snake
from pourparler_validators.converting.answers.synonyms import CODES, LANGUAGES
from pourparler_validators.entries.misread_dates.causes import cause_of
from pourparler_validators.entries.misread_urls import cause_of_url
from pourparler_validators.languages.state_names import country_named


def scalar(field: Field, value: Any) -> Any:
    """The value as its field holds it; ``None`` where none is surely meant."""
    if field.vocabulary is not None:
        return code(field.vocabulary, value) if isinstance(value, str) else None
    form = field.form
    if form is None or (isinstance(value, str) and form.name != "date" and _fits(form, value)):
        return value if form else None
    written: Callable[[Any], Any] = _FORMS.get(form.name, _text)
    found = written(value)
    return found if not isinstance(found, str) or _fits(form, found) else None


def _fits(form: Form | Reference, text: str) -> bool:
    """Whether a text is of a form that is said by a pattern, or is a date or a country."""
    if form.name in ("date", "country"):
        return _is_date(text) if form.name == "date" else text in COUNTRIES
    limits = form.limits if isinstance(form, Form) else Limits()
    is_short = limits.get("min_length", 0) <= len(text) <= limits.get("max_length", len(text))
    return is_short and "pattern" in limits and bool(re.search(limits["pattern"], text))


def code(vocabulary: type[Vocabulary], text: str) -> str | None:
    """The code of a list that a text means; none where that is not sure."""
    codes = [str(one) for one in vocabulary]
    same = None if text in codes else CODES.get(vocabulary.__name__, {}).get(snake(text))
    return same or alike(text, codes)


def _text(value: Any) -> str | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return str(value)
    if not isinstance(value, str):
        return None
    plain = value.replace("\r\n", "\n").replace("\r", "\n")
    plain = re.sub("[\u0000-\u0008\u000b-\u001f]", " ", plain)
    return plain if plain.strip() else None


def _date(value: Any) -> str | None:
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        return None
    text = re.sub(_FRACTION, r"\1", re.sub(_MIDNIGHT, "", value.strip()))
    if _is_date(text):
        return text
    cause = cause_of(text)
    if cause is not None and cause.is_form_only and len(cause.offers) == 1:
        return cause.offers[0]
    timed = _WITHOUT_OFFSET.fullmatch(text)
    return timed[1] if timed and _is_date(timed[1]) else None


_FRACTION: Final = r"(T[0-9:]{8})\.[0-9]+"
_MIDNIGHT: Final = r"[T ]00:00(:00(\.0+)?)?(Z|[+-]00:?00)?\Z"
"""A clock that says midnight where only a day is meant."""
_WITHOUT_OFFSET: Final = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ][0-9:.]+")
"""A time without its offset from UTC, of which only the day is sure."""


def _is_date(text: str) -> bool:
    try:
        Date(text)
    except (ValueError, ValidationError):
        return False
    return True


def _whole(least: int) -> Callable[[Any], int | None]:
    def whole(value: Any) -> int | None:
        number = _number(value)
        is_whole = number is not None and number == int(number) and least <= number
        return int(number) if is_whole and number is not None else None

    return whole


def _number(value: Any) -> int | float | None:
    if isinstance(value, str) and re.fullmatch(r"\s*-?[0-9]{1,16}(\.[0-9]{1,16})?\s*", value):
        value = float(value) if "." in value else int(value)
    elif isinstance(value, str) and re.fullmatch(r"[0-9]{1,3}(,[0-9]{3})+", value):
        value = int(value.replace(",", ""))
    if isinstance(value, bool) or not isinstance(value, int | float) or abs(value) > MAX_INTEGER:
        return None
    return value


def _flag(value: Any) -> bool | None:
    if isinstance(value, str):
        value = {"true": True, "yes": True, "false": False, "no": False}.get(value.strip().lower())
    return value if isinstance(value, bool) else None


def _country(value: Any) -> str | None:
    if not isinstance(value, str):
        return None
    code = value.strip().upper()
    return code if code in COUNTRIES else country_named(value[:100])


def _language(value: Any) -> str | None:
    if not isinstance(value, str):
        return None
    tag = value.strip().replace("_", "-")
    parts = tag.split("-")
    tag = "-".join([parts[0].lower(), *(_subtag(part) for part in parts[1:])])
    return (
        tag if re.fullmatch(LANGUAGE_PATTERN[1:-1], tag) else LANGUAGES.get(value.strip().lower())
    )


def _subtag(part: str) -> str:
    is_script = len(part) == len("Latn")
    return part.title() if is_script else part.upper() if len(part) <= len("419") else part.lower()


def _url(value: Any) -> str | None:
    if not isinstance(value, str):
        return None
    cause = cause_of_url(value)
    return cause.offers[0] if cause and cause.is_form_only and len(cause.offers) == 1 else None


def _slug(value: Any) -> str | None:
    return (slug_of(value) or None) if isinstance(value, str) else None


def _pointer(value: Any) -> str | None:
    if not isinstance(value, str) or not re.fullmatch(r"\$?[\w.\[\]/-]+", value.strip()):
        return None
    steps = re.findall(r"[\w-]+", value)
    return "".join(f"/{step}" for step in steps) or None


_FORMS: Final[Mapping[str, Callable[[Any], Any]]] = {
    "date": _date,
    "country": _country,
    "language": _language,
    "url": _url,
    "slug": _slug,
    "count": _whole(1),
    "offset": _whole(0),
    "number": _number,
    "flag": _flag,
    "pointer": _pointer,
}
"""By the name of a form, what writes a value as it asks."""
