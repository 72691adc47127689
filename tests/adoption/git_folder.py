"""Git in a folder of a test, without the settings of whoever runs it."""

import os
import subprocess
from typing import Final

AUTHOR: Final = (
    "-c",
    "user.name=A",
    "-c",
    "user.email=a@example.org",
    "-c",
    "protocol.file.allow=always",
)
NO_SETTINGS: Final = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}


def git(*arguments: str, folder: str = ".") -> str:
    """What git says. Raises where it cannot."""
    command = ["git", *AUTHOR, "-c", "init.defaultBranch=main", *arguments]
    environment = {**os.environ, **NO_SETTINGS}
    done = subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
    return done.stdout.decode()


def commit(message: str = "base") -> None:
    """Commits all that is there."""
    git("add", "-A")
    git("commit", "-q", "--allow-empty", "-m", message)
