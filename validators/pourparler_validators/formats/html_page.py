"""One file of HTML with all that it needs: nothing from elsewhere, which it forbids itself."""

import base64
import hashlib
import html
from typing import Final

STYLE: Final = """\
:root { color-scheme: light dark; --ground: #fff; --text: #222; --line: #8886; --shade: #8882; }
@media (prefers-color-scheme: dark) { :root { --ground: #181818; --text: #ddd; } }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 72rem; margin: 0 auto; padding: 1rem;
  background: var(--ground); color: var(--text); }
h2 { border-top: 2px solid var(--line); margin-top: 2.5rem; padding-top: .5rem; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0; }
th, td { border: 1px solid var(--line); padding: .3rem .5rem; text-align: left;
  vertical-align: top; overflow-wrap: anywhere; }
th { background: var(--shade); }
tr { break-inside: avoid; }
@media print { body { max-width: none; font-size: .8rem; } h2 { break-after: avoid; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
"""
"""What all pages look like."""


def html_page(title: str, style: str, body: str, script: str = "") -> str:
    """A page in English with a title, which is its first heading, too, and a style of its own.

    ``title`` is a text; ``style`` is CSS, ``body`` HTML, ``script`` JavaScript.
    """
    name, look = html.escape(title), f"\n{STYLE}{style}"
    run = f"<script>{script}</script>\n" if script else ""
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"{policy(look, script)}\n<title>{name}</title>\n<style>{look}</style>\n</head>\n<body>\n"
        f"<h1>{name}</h1>\n{body}\n{run}</body>\n</html>\n"
    )


def policy(style: str, script: str = "") -> str:
    """The element that forbids a page all but this style and this script within it."""
    rules = [
        "default-src 'none'",
        *([f"script-src '{_digest(script)}'"] if script else []),
        f"style-src '{_digest(style)}'",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    return f'<meta http-equiv="Content-Security-Policy" content="{"; ".join(rules)}">'


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
