"""Writes the files that are made from the code, or compares them with it.

    python docs/generate.py            writes
    python docs/generate.py --check    writes nothing; exit code 1 if a file differs

Made from the models: the JSON Schemas, and the reference of fields and vocabularies. Made from the
docstrings of the rules: the index and the catalogue that ship with the package, and the reference
of rules, a page for each family. Made from the coded articles in examples/: the examples of the
codebook; and from these, the models and the guidance, its page. Made from the options: the
reference of the command line, and its manual page. Made from the model of the settings: their
reference. Made from the tables: the reference of mappings, and
the form in which those of the languages are read. Made from the map in docs/index.md: the
navigation of the site. Made from the account that holds the repository: the addresses in pages.
Made by checking the examples: what the tests compare with, in tests/rules and examples/traps.
"""

import importlib
import inspect
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import click

from pourparler import MODELS, Record, read
from pourparler.docstrings import member_docstrings
from pourparler.export import SCHEMA_NAMES, file_name, schema_text
from pourparler.fields import Field, fields, noun
from pourparler.mapping import Relation, scheme, schemes
from pourparler.model import Model
from pourparler.profiles import profile_named, profile_names
from pourparler.vocabularies import Vocabulary
from pourparler_validators.cli import cli
from pourparler_validators.coding.book import book
from pourparler_validators.coding.examples import EXAMPLES, examples_of, gathered
from pourparler_validators.coding.pages.markdown import markdown
from pourparler_validators.commands.vocabulary import (
    VOCABULARIES,
    heading,
    list_markdown,
    table_markdown,
)
from pourparler_validators.contract.manual import catalogue_of
from pourparler_validators.languages.manual import tables_markdown
from pourparler_validators.languages.shipped import made_tables
from pourparler_validators.languages.state_names import INDEX, index_text
from pourparler_validators.messages.catalogue import CATALOGUE, Page, level, page_markdown
from pourparler_validators.project.settings import Settings
from pourparler_validators.project.settings_file import OWN_FILE, SHARED_FILE
from pourparler_validators.rules import INDEX as RULES_INDEX
from pourparler_validators.rules import __name__ as rules_package
from pourparler_validators.rules import index_text as rules_index_text
from pourparler_validators.rules import own_rules

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))
SCHEMAS = ROOT / "schema" / "pourparler" / "schemas"
VALIDATORS = ROOT / "validators" / "pourparler_validators"
MESSAGES = VALIDATORS / "messages"
CODING = VALIDATORS / "coding"
RULES_INDEX_FILE: Final = VALIDATORS / "rules" / RULES_INDEX
CODED: Final = ("istanbul-2025", "georgia-2008", "gaza-2009", "normandy-2018", "idlib-2020")
"""The folders of examples that hold a coded article each."""
REFERENCE = ROOT / "docs" / "reference"
FAMILY_PAGES = REFERENCE / "rules"

WIDTHS: Final[dict[str, Any]] = {"terminal_width": 90, "max_content_width": 90}
MADE: Final = "<!-- Made by docs/generate.py: change the code, not this page. -->\n\n"
ABOUT_RULES: Final = """\
A page for each family says why its rules matter, how to fix what they find, and shows an example.
A link to `rules/dates.md#placeholder` leads to the rule `dates/placeholder`, in all versions.
"""
RULES_HEAD: Final = "| rule | severity | can be waived | finds |\n| --- | --- | --- | --- |\n"
ABOUT_LANGUAGES: Final = """\
What the file `tables.toml` of a language has: every key, be its value empty. [Add a
language](../how-to/add-a-language.md) shows how it is written and where it lies.
"""
ABOUT_PROFILES: Final = """\
The forms in which the JSON Schemas are given to other programs: `pourparler schema --profile NAME`,
with `--out FOLDER` as files. None refuses what the canonical schema takes, but `llm`, which is laid
over what a language model answers. What a profile no longer says is what it loses.
"""
ABOUT_MAPPINGS: Final = """\
What values of the [vocabularies](vocabularies.md) become in lists that others use, and what is lost
on the way. The tables are the project's own judgement. They are data, in
`schema/pourparler/mappings`; in Python `pourparler.mapping.mappings` reads them, and on the command
line `pourparler vocabulary SpeechAct --mapping cameo` shows them.

A value whose parts go to several codes has several rows, all of them narrow. A short code of CAMEO,
such as `03`, stands for its whole category; where three digits are wanted, the code for what is not
specified, such as `030`, takes its place.
"""


def main() -> int:
    """Writes all files, or with ``--check`` names those that differ."""
    only_check = "--check" in sys.argv[1:]
    if not only_check:  # all else is made by the rules of the index, and reads the tables
        for path, text in _first():
            path.write_text(text, encoding="utf-8", newline="\n")
    texts = dict(generated())
    differing = [path for path, text in texts.items() if _stored(path) != text]
    gone = [path for path in FAMILY_PAGES.glob("*.md") if path not in texts]
    if not only_check:
        for path in differing:
            path.parent.mkdir(exist_ok=True)
            path.write_text(texts[path], encoding="utf-8", newline="\n")
        for path in gone:
            path.unlink()
    for path in (*differing, *gone):
        print(f"{path.relative_to(ROOT)} {'differs' if only_check else 'written'}")
    return 1 if only_check and (differing or gone) else 0


def generated() -> Iterator[tuple[Path, str]]:
    """Every file that is made from the code, with its text."""
    from docs.addresses import pages_with_account
    from docs.man_page import FILE, man_page
    from docs.navigation import SETTINGS, with_navigation
    from tests.rules.snapshots import snapshots

    yield from _first()
    for name in SCHEMA_NAMES:
        yield SCHEMAS / file_name(name), schema_text(name)
    pages = catalogue_of(own_rules())
    yield (
        MESSAGES / CATALOGUE,
        json.dumps(pages, ensure_ascii=False, indent=2) + "\n",
    )
    examples = gathered({name: coded(name) for name in CODED})
    yield CODING / EXAMPLES, examples
    yield REFERENCE / "codebook.md", markdown(book(shown=examples_of(examples)), MADE.strip())
    yield VALIDATORS / "languages" / INDEX, index_text()
    yield REFERENCE / "fields.md", fields_page()
    yield REFERENCE / "vocabularies.md", vocabularies_page()
    yield REFERENCE / "mappings.md", mappings_page()
    yield REFERENCE / "profiles.md", profiles_page()
    yield REFERENCE / "command-line.md", command_line_page()
    yield ROOT / "docs" / FILE, man_page(cli)
    yield REFERENCE / "settings.md", settings_page()
    told = f"# The keys of a language\n\n{MADE}{ABOUT_LANGUAGES}\n{tables_markdown()}"
    yield REFERENCE / "language-tables.md", told
    families = _families(pages)
    yield REFERENCE / "rules.md", rules_index(families)
    for family, members in families.items():
        yield FAMILY_PAGES / f"{family}.md", family_page(family, members)
    site = ROOT / SETTINGS
    yield site, with_navigation(site.read_text(encoding="utf-8"))
    yield from pages_with_account()
    yield from snapshots()


def _first() -> Iterator[tuple[Path, str]]:
    """What all else is made with."""
    yield RULES_INDEX_FILE, rules_index_text()
    for path, text in made_tables():
        yield VALIDATORS / "languages" / path, text


def coded(name: str) -> list[Record]:
    """The records of a coded article."""
    paths = sorted((ROOT / "examples" / name).glob("*.json"))
    return [record for path in paths for record in read(path.read_bytes()).records]


def fields_page() -> str:
    """The reference of all fields."""
    told = (
        "A field marked * must be there. Every list has at least one item, but for the records "
        "of a document, which may be none."
    )
    parts = [f"# Fields\n\n{MADE}{told}\n"]
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
        about = f"{_summary(vocabulary)}{_links_to_mappings(vocabulary)}"
        parts.append(f"## {name}\n\n{about}\n\n{list_markdown(vocabulary)}")
    return "\n".join(parts)


def profiles_page() -> str:
    """The reference of the profiles of the JSON Schemas, and of what each loses."""
    parts = [f"# Profiles of the JSON Schemas\n\n{MADE}{ABOUT_PROFILES}"]
    for name in profile_names():
        profile = profile_named(name)
        names = ", ".join(f"`{one}`" for one in profile.NAMES)
        options = ", ".join(f"`--{one.replace('_', '-')}`" for one in profile.OPTIONS)
        lost = "".join(f"- {one}\n" for one in profile.LOSES)
        parts.append(
            f"\n## {name}\n\n{profile.ABOUT}.\n\nSchemas: {names}."
            f"{f' Options: {options}.' if options else ''}"
            f"{f' It loses:{chr(10)}{chr(10)}{lost}' if lost else f' It loses nothing.{chr(10)}'}"
        )
    return "".join(parts)


def mappings_page() -> str:
    """The reference of all mappings to the lists of others."""
    mapped = [
        (vocabulary, scheme(name))
        for vocabulary in VOCABULARIES.values()
        for name in schemes(vocabulary)
    ]
    targets = {target.name: target for _, target in mapped}
    parts = [f"# Mappings\n\n{MADE}{ABOUT_MAPPINGS}\n{_relation_table()}\n"]
    parts += (
        f"- `{target.name}`: [{heading(target)}]({target.source})\n" for target in targets.values()
    )
    parts += (
        f"\n## {_mapping_title(vocabulary, target.name)}\n\n{table_markdown(vocabulary, target)}"
        for vocabulary, target in mapped
    )
    return "".join(parts)


def rules_index(families: Mapping[str, list[Page]]) -> str:
    """The reference of all rules: what each finds, with a link to its manual page."""
    parts = [f"# Rules\n\n{MADE}{ABOUT_RULES}"]
    for family, members in families.items():
        rows = "".join(
            f"| [{page['name']}](rules/{family}.md#{_anchor(page)}) | {level(page)} "
            f"| {'yes' if page['waivable'] else 'no'} | {page['fault']} |\n"
            for page in members
        )
        parts.append(f"\n## {family}\n\n{_about(family)}\n\n{RULES_HEAD}{rows}")
    return "".join(parts)


def family_page(family: str, members: Iterable[Page]) -> str:
    """The manual pages of a family's rules; a link names a rule without its family."""
    parts = [f"# Rules: {family}\n\n{MADE}{_about(family)} [All rules](../rules.md).\n"]
    for page in members:
        text = page_markdown(page).removeprefix("#")
        parts.append(f'<a id="{_anchor(page)}"></a>\n\n{text}')
    return "\n".join(parts)


def _families(pages: Iterable[Page]) -> dict[str, list[Page]]:
    families: dict[str, list[Page]] = {}
    for page in pages:
        families.setdefault(page["name"].partition("/")[0], []).append(page)
    return families


def _about(family: str) -> str:
    module = importlib.import_module(f"{rules_package}.{family}")
    return (inspect.getdoc(module) or "").partition("\n")[0]


def _anchor(page: Page) -> str:
    name: str = page["name"]
    return name.partition("/")[2]


def settings_page() -> str:
    """The reference of all settings."""
    defaults = Settings().model_dump(mode="json", by_alias=True)
    rows = "".join(
        f"| `{name}` | {'' if value is None else f'`{json.dumps(value)}`'} "
        f"| {Settings.description_of(name.replace('-', '_'))} |\n"
        for name, value in defaults.items()
    )
    return (
        f"# Settings\n\n{MADE}{_summary(Settings)} They stand in `{OWN_FILE}`, or in "
        f"`{SHARED_FILE}` under `[tool.pourparler]`.\n\n"
        f"| setting | default | meaning |\n| --- | --- | --- |\n{rows}"
    )


def command_line_page() -> str:
    """The reference of the command line: the help of every command."""
    context = click.Context(cli, info_name="pourparler", **{**cli.context_settings, **WIDTHS})
    parts = [f"# Command line\n\n{MADE}```text\n{cli.get_help(context)}\n```\n"]
    parts += (
        f"## {name}\n\n```text\n{text}\n```\n" for name, text in _helps(cli, context, prefix="")
    )
    return "\n".join(parts)


def _helps(group: click.Group, parent: click.Context, prefix: str) -> Iterator[tuple[str, str]]:
    """The commands of a group and of the groups within it, each with its help."""
    for name, command in sorted(group.commands.items()):
        context = click.Context(command, info_name=name, parent=parent, **WIDTHS)
        yield f"{prefix}{name}", command.get_help(context)
        if isinstance(command, click.Group):
            yield from _helps(command, context, f"{prefix}{name} ")


def _relation_table() -> str:
    rows = "".join(
        f"| {Relation[name]} | {words} |\n" for name, words in member_docstrings(Relation).items()
    )
    return f"| relation | means |\n| --- | --- |\n{rows}"


def _links_to_mappings(vocabulary: type[Vocabulary]) -> str:
    titles = {name: _mapping_title(vocabulary, name) for name in schemes(vocabulary)}
    links = (
        f"[{name}](mappings.md#{title.lower().replace(' ', '-')})" for name, title in titles.items()
    )
    return f" Mapped to {' and '.join(links)}." if titles else ""


def _mapping_title(vocabulary: type[Vocabulary], scheme_name: str) -> str:
    return f"{vocabulary.__name__} to {scheme_name}"


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
