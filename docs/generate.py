"""Writes the files that are made from the code, or compares them with it.

    python docs/generate.py            writes
    python docs/generate.py --check    writes nothing; exit code 1 if a file differs

Made from the models: the JSON Schemas, and the reference of fields and vocabularies. Made from
the docstrings of the rules: the catalogue that ships with the package, and the reference of
rules. Made from the options: the reference of the command line.
"""

import inspect
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from pourparler import MODELS
from pourparler.export import SCHEMA_NAMES, file_name, schema_text
from pourparler.fields import Field, fields, noun
from pourparler.model import Model
from pourparler_validators.cli import cli
from pourparler_validators.commands.rules import markdown_table
from pourparler_validators.explain import CATALOGUE, page_markdown
from pourparler_validators.manual import catalogue_of
from pourparler_validators.rules import own_rules

ROOT = Path(__file__).parent.parent
SCHEMAS = ROOT / "schema" / "pourparler" / "schemas"
VALIDATORS = ROOT / "validators" / "pourparler_validators"
REFERENCE = ROOT / "docs" / "reference"

MADE = "<!-- Made by docs/generate.py: change the code, not this page. -->\n\n"


def main() -> int:
    """Writes all files, or with ``--check`` names those that differ."""
    only_check = "--check" in sys.argv[1:]
    differing = [path for path, text in generated() if _stored(path) != text]
    for path, text in generated():
        if path in differing and not only_check:
            path.write_text(text, encoding="utf-8", newline="\n")
    for path in differing:
        print(f"{path.relative_to(ROOT)} {'differs' if only_check else 'written'}")
    return 1 if only_check and differing else 0


def generated() -> Iterator[tuple[Path, str]]:
    """Every file that is made from the code, with its text."""
    for name in SCHEMA_NAMES:
        yield SCHEMAS / file_name(name), schema_text(name)
    pages = catalogue_of(own_rules())
    yield VALIDATORS / CATALOGUE, json.dumps(pages, ensure_ascii=False, indent=2) + "\n"
    yield REFERENCE / "fields.md", fields_page()
    yield REFERENCE / "vocabularies.md", vocabularies_page()
    yield REFERENCE / "command-line.md", command_line_page()
    rules = "\n".join(page_markdown(page) for page in pages)
    yield REFERENCE / "rules.md", f"# Rules\n\n{MADE}{markdown_table(pages)}\n{rules}"


def fields_page() -> str:
    """The reference of all fields."""
    parts = [
        f"# Fields\n\n{MADE}A field marked * must be there. Every list has at least one item.\n"
    ]
    for name, record in MODELS.items():
        parts.append(f"## {name}\n\n{_summary(record)}\n\n{_field_table(record)}")
    inner = {found.__name__: found for model in MODELS.values() for found in _inner(model)}
    for _, model in sorted(inner.items()):
        parts.append(f"## {noun(model)}\n\n{_summary(model)}\n\n{_field_table(model)}")
    return "\n".join(parts)


def vocabularies_page() -> str:
    """The reference of all vocabularies."""
    parts = [f"# Vocabularies\n\n{MADE}The closed lists that values are taken from.\n"]
    models = [*MODELS.values(), *(inner for model in MODELS.values() for inner in _inner(model))]
    lists = {
        field.vocabulary.__name__: field.vocabulary
        for model in models
        for field in fields(model).values()
        if field.vocabulary
    }
    for name, vocabulary in sorted(lists.items()):
        rows = "".join(
            f"| `{value}` | {words} |\n" for value, words in vocabulary.descriptions().items()
        )
        parts.append(
            f"## {name}\n\n{_summary(vocabulary)}\n\n| value | meaning |\n| --- | --- |\n{rows}"
        )
    return "\n".join(parts)


def command_line_page() -> str:
    """The reference of the command line: the help of every command."""
    parts = [f"# Command line\n\n{MADE}```text\n{_help(cli, 'pourparler')}\n```\n"]
    for name, command in sorted(cli.commands.items()):
        parts.append(f"## {name}\n\n```text\n{_help(command, f'pourparler {name}')}\n```\n")
    return "\n".join(parts)


def _help(command: click.Command, name: str) -> str:
    context = click.Context(command, info_name=name, max_content_width=90, terminal_width=90)
    return command.get_help(context)


def _summary(described: type) -> str:
    return (inspect.getdoc(described) or "").splitlines()[0]


def _inner(model: type[Model]) -> Iterator[type[Model]]:
    for field in fields(model).values():
        if field.model is not None:
            yield field.model
            yield from _inner(field.model)


def _field_table(model: type[Model]) -> str:
    rows = "".join(_row(field) for field in fields(model).values())
    return f"| field | holds | meaning |\n| --- | --- | --- |\n{rows}"


def _row(field: Field) -> str:
    star = "*" if field.required else ""
    return f"| `{field.name}`{star} | {_holds(field)} | {field.description} |\n"


def _holds(field: Field) -> str:
    if field.model is not None:
        kind = f"[{noun(field.model)}](#{noun(field.model).replace(' ', '-')})"
    elif field.vocabulary is not None:
        name = field.vocabulary.__name__
        kind = f"[{name}](vocabularies.md#{name.lower()})"
    else:
        kind = field.form.words if field.form else ""
    return f"list: {kind}" if field.many else kind


def _stored(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None


if __name__ == "__main__":
    sys.exit(main())
