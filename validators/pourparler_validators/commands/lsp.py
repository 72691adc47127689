"""``pourparler lsp``."""

import sys

from pourparler_validators.formats.extras import library


def run() -> int:
    """Serves an editor over standard input and output until it ends.

    What else would be printed, by rules of a project's own, goes to where faults are told.
    """
    library("pygls", "lsp", "the language server")
    from pourparler_validators.serving.language_server.server import serve

    stdin, stdout = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr
    return 0 if serve(stdin, stdout) else 1
