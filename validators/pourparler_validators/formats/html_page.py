"""One file of HTML with all that it needs: no script, nothing from elsewhere."""

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


def html_page(title: str, style: str, body: str) -> str:
    """A page in English with a title, which is its first heading, too, and a style of its own.

    ``title`` is a text; ``style`` is CSS, ``body`` HTML.
    """
    name = html.escape(title)
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{name}</title>\n<style>\n{STYLE}{style}</style>\n</head>\n<body>\n"
        f"<h1>{name}</h1>\n{body}\n</body>\n</html>\n"
    )
