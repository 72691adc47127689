"""Runs what the workflow for releases builds and checks; nothing is published.

    RUNNER_TEMP=FOLDER python -m tests.ci.dry_release

What is built stands in FOLDER after that: ``dist``, ``apart`` with what is installed, ``beside``.
"""

import os
import sys
from pathlib import Path
from typing import Any, Final

from tests.ci.steps import Job, loaded
from tests.docs.markdown_pages import ROOT

JOBS: Final[dict[str, Any]] = loaded(".github/workflows/release.yml")["jobs"]


def main() -> int:
    """Prints what the steps print; gives the exit code of the one that fails."""
    programs = Path(sys.executable).parent
    path = os.pathsep.join((str(programs), os.environ["PATH"]))
    variables = {**os.environ, "PATH": path, "PYTHONPATH": ""}
    job = Job(ROOT, {"github.ref_name": "main"}, variables=variables)
    job.run(JOBS["build"]["steps"])
    print(job.log, end="")
    print(job.err, end="", file=sys.stderr)
    return job.code


if __name__ == "__main__":
    sys.exit(main())
