"""The module names of version 0.1: they still import, with a warning that names the new place."""

import importlib
import sys
import warnings
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import TYPE_CHECKING, Final, cast

if TYPE_CHECKING:
    from importlib.abc import Loader

MOVED: Final = {
    "baseline": "adopting.baseline",
    "belonging": "facts.affiliations",
    "calendar": "facts.dates",
    "checking": "running.check",
    "deciding": "facts.decisions",
    "editing": "formats.editing",
    "entry": "entries.entry",
    "errors": "messages.errors",
    "explain": "messages.catalogue",
    "fault": "entries.faults",
    "finding": "contract.finding",
    "fixing": "adopting.fixing",
    "formats.forms": "formats.envelopes",
    "grounding.language": "languages.tables",
    "grounding.wordlist": "languages.word_list",
    "lexicon": "languages.lexicon",
    "links": "contract.links",
    "manual": "contract.manual",
    "names": "facts.names",
    "nearest": "messages.nearest",
    "output": "commands.output",
    "overlaps": "facts.overlaps",
    "pairs": "contract.pairs",
    "patterns": "project.path_patterns",
    "places": "formats.places",
    "plain": "messages.json_values",
    "pointer": "messages.json_pointer",
    "processes": "facts.processes",
    "report": "running.report",
    "rule": "contract.rule",
    "runner": "running.runner",
    "scripts": "languages.scripts",
    "settings": "project.settings",
    "shape": "entries.record_shape",
    "sides": "facts.sides_of_talks",
    "source_texts": "reading.article_files",
    "text": "grounding.comparable_text",
    "titles": "facts.offices",
    "tokens": "grounding.tokens",
    "toml_text": "project.toml_text",
    "utterance": "facts.utterances",
    "waivers": "contract.waivers",
    "walk": "contract.walk",
    "wording": "messages.wording",
}
"""By the name of a module within the package in version 0.1, the name that it has now."""


class FormerModules:
    """Finds a module by its former name, and gives the one that took its place.

    It has no base class: those of ``importlib.abc`` take a sixth of the time of ``--help`` to load.
    """

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """The place of a module of this package that has moved; nothing for any other."""
        package, _, name = fullname.partition(".")
        if package != __package__ or name not in MOVED:
            return None
        return ModuleSpec(fullname, cast("Loader", self))

    def create_module(self, spec: ModuleSpec) -> None:
        """Leaves it to Python to make the module."""

    def exec_module(self, module: ModuleType) -> None:
        """Puts the module that is meant into the place of the new, empty one."""
        package, _, name = module.__name__.partition(".")
        present = f"{package}.{MOVED[name]}"
        warnings.warn(f"{module.__name__} is now {present}", DeprecationWarning, stacklevel=2)
        sys.modules[module.__name__] = importlib.import_module(present)


def remember() -> None:
    """Lets the former names be imported."""
    sys.meta_path.append(FormerModules())
