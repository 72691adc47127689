"""The example in ``examples/web_form``, built as its page says, for any record type.

The packages are looked for in the folder that POURPARLER_NODE_MODULES names, as ajv is.
"""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Final

from pourparler.profiles import Options
from pourparler.profiles.forms import files
from tests.docs.markdown_pages import ROOT
from tests.schema.test_ajv import missing, node_modules

EXAMPLE: Final = ROOT / "examples" / "web_form"
PROGRAMS: Final = ("rjsf", "json-forms")


def built(folder: Path, record_type: str, *, has_sentences: bool = True) -> Path:
    """The folder of the pages for a record type; the plug-in with the sentences may be left out."""
    modules = node_modules()
    asked = json.loads((EXAMPLE / "package.json").read_text("utf-8"))
    for name in (*asked["dependencies"], *asked["devDependencies"]):
        if not (modules / name).is_dir():
            missing(f"{name} is missing in {modules}: npm install {name}")
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("built", "schemas"))
    for program in PROGRAMS:
        file = folder / f"{program}.js"
        file.write_text(_program(file.read_text("utf-8"), record_type, has_sentences), "utf-8")
    (folder / "schemas").mkdir()
    for name, text in files(record_type, Options()).items():
        (folder / "schemas" / name).write_text(text, "utf-8")
    (folder / "node_modules").symlink_to(modules)
    path = f"{modules / '.bin'}{os.pathsep}{os.environ['PATH']}"
    script = asked["scripts"]["build"] + " --log-level=warning"
    subprocess.run(["sh", "-c", script], cwd=folder, check=True, env={**os.environ, "PATH": path})
    return folder


def _program(text: str, record_type: str, has_sentences: bool) -> str:
    made = text.replace("/event.", f"/{record_type}.").replace('"event"', f'"{record_type}"')
    if has_sentences:
        return made
    return made.replace("ajvErrors(createAjv())", "createAjv()").replace("ajvErrors(ajv)", "ajv")
