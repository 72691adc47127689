"""The page as one file that needs no server: its modules, style and data are written into it."""

import json
import re
from collections.abc import Iterator, Sequence
from importlib import resources
from typing import Any, Final

from pourparler import MODELS
from pourparler.export import Schema, schema
from pourparler.own_fields import OwnFields
from pourparler.subschemas import changed
from pourparler_validators.formats.html_page import policy
from pourparler_validators.serving.own_forms import extra_of, forms_with

_PAGE: Final = resources.files("pourparler_validators.serving").joinpath("page")
_ENTRY: Final = "form_file"
_IMPORT: Final = re.compile(r'^import (?:\* as )?(.+) from "\./(\w+)\.js";$', re.MULTILINE)
_EXPORTED: Final = re.compile(r"^export (?:async )?(?:function|const) (\w+)", re.MULTILINE)
_EXPORT: Final = re.compile("^export ", re.MULTILINE)


def form_file(types: Sequence[str], own: OwnFields) -> str:
    """An HTML file with forms for records of some types, by their names.

    The fields of a project's own stand in ``extra``.

    It runs where a page may load nothing, and forbids itself to.
    """
    start, _, _ = _text("index.html").partition("<link")
    _, _, body = _text("index.html").partition("</head>")
    style, code = _text("style.css"), joined(_ENTRY)
    head = f"{policy(style, code)}\n<style>{style}</style>\n"
    scripts = (
        f'<script type="application/json" id="made">{_data(types, own)}</script>\n'
        f"<script>{code}</script>\n"
    )
    return f"{start}{head}</head>{body.replace('</body>', f'{scripts}</body>')}"


def joined(entry: str) -> str:
    """A module of the page, with those that it imports, as one script that is no module.

    Each module becomes a function that is called once, after those that it imports.
    """
    parts = (_as_function(name) for name in _imported(entry))
    return '"use strict";\nconst modules = {};\n' + "".join(parts)


def _imported(name: str) -> list[str]:
    """The names of the modules that one needs, itself last."""
    found: dict[str, None] = {}
    for one in _IMPORT.finditer(_text(f"{name}.js")):
        found |= dict.fromkeys(_imported(one[2]))
    return [*found, name]


def _as_function(name: str) -> str:
    text = _text(f"{name}.js")
    names = ", ".join(_EXPORTED.findall(text))
    inner = _EXPORT.sub("", _IMPORT.sub(r"const \1 = modules.\2;", text))
    return f"\nmodules.{name} = (() => {{\n{inner}\nreturn {{ {names} }};\n}})();\n"


def _data(types: Sequence[str], own: OwnFields) -> str:
    """What the file knows of the standard, as JSON that ends no element of HTML."""
    text = json.dumps(_made(types, own), ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", r"\u003c")


def _made(types: Sequence[str], own: OwnFields) -> dict[str, Any]:
    """The forms of the types, the schemas by which they are checked, and the names of all types."""
    all_forms = forms_with(own)
    schemas = dict(_definitions(types, own))
    named = {*schemas, *map(extra_of, types)}
    return {
        "every": list(MODELS),
        "forms": {
            **all_forms,
            "types": {name: all_forms["types"][name] for name in MODELS if name in types},
            "models": {name: one for name, one in all_forms["models"].items() if name in named},
        },
        "schemas": schemas,
    }


def _definitions(types: Sequence[str], own: OwnFields) -> Iterator[tuple[str, Schema]]:
    """The schemas of the models, by their names, and of what stands around records."""
    for name in types:
        whole = changed(schema(name, own), _without_words)
        yield from whole.pop("$defs").items()
        yield MODELS[name].__name__, whole
    document = changed(schema("document"), _without_words)
    document["properties"]["records"] = {"type": "array"}
    yield "Document", {**document, "$defs": {}}


def _without_words(one: Schema) -> Schema:
    return {name: value for name, value in one.items() if name not in ("title", "description")}


def _text(name: str) -> str:
    return _PAGE.joinpath(name).read_text(encoding="utf-8")
