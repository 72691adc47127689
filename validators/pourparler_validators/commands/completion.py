"""What a shell offers while a command is typed; click writes the scripts for bash, zsh and fish."""

import os
from typing import Final

VARIABLE: Final = "_POURPARLER_COMPLETE"
"""Where the script of a shell asks what to offer."""


def offer_files() -> None:
    """Where a shell asks, lets it offer files for what is no command, option or known name."""
    if VARIABLE not in os.environ:
        return
    from click import shell_completion
    from click.shell_completion import CompletionItem, ShellComplete

    class FilesElse(ShellComplete):
        def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem]:
            found = super().get_completions(args, incomplete)
            return found or [CompletionItem(incomplete, type="file")]

    for name, known in (
        ("bash", shell_completion.BashComplete),
        ("zsh", shell_completion.ZshComplete),
        ("fish", shell_completion.FishComplete),
    ):
        shell_completion.add_completion_class(type(name, (FilesElse, known), {}))
