"""Puts the built site beside those of other versions: a folder for each.

    python docs/publish.py SITE PUBLISHED REF

SITE is the folder that ``zensical build`` has made, PUBLISHED the one with all versions, REF the
branch ``main`` or a tag such as ``v0.1.0``, whose site goes into the folder ``0.1``: a version that
mends another takes its place. The first page leads to the newest release.
"""

import json
import re
import shutil
import sys
from pathlib import Path
from typing import Final

BRANCH: Final = "main"
"""The site of what is not released yet."""

NOT_RELATIVE: Final = ("404.html", "sitemap.xml")
"""What Zensical makes for sites that know their address, and ours does not: it may lie anywhere."""

_TAG: Final = re.compile(r"v([0-9]+\.[0-9]+)\.[0-9]+")
_RELEASE: Final = re.compile(r"[0-9]+\.[0-9]+")
_FIRST_PAGE: Final = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="refresh" content="0; url={version}/">
<title>pourparler</title>
</head>
<body><a href="{version}/">The documentation of pourparler</a></body>
</html>
"""


class PublishError(Exception):
    """What is given cannot be published; the text says why."""


def publish(site: Path, published: Path, ref: str) -> None:
    """Puts a site into the folder of its version, and names that among the versions."""
    if not (site / "index.html").is_file():
        raise PublishError(f"{site} has no index.html: run `zensical build` first")
    _put(site, published / _version_of(ref))
    versions = _versions_in(published)
    listed = [{"version": name, "title": name, "aliases": []} for name in versions]
    _write(published / "versions.json", json.dumps(listed, indent=2) + "\n")
    _write(published / "index.html", _FIRST_PAGE.format(version=versions[0]))
    _write(published / ".nojekyll", "")


def _version_of(ref: str) -> str:
    if ref == BRANCH:
        return BRANCH
    if tag := _TAG.fullmatch(ref):
        return tag[1]
    raise PublishError(f'"{ref}" is neither the branch {BRANCH} nor a tag such as v0.1.0')


def _put(site: Path, target: Path) -> None:
    """Copies a site beside its place first, so that none is left by halves."""
    beside = target.with_name(f".{target.name}")
    shutil.rmtree(beside, ignore_errors=True)
    shutil.copytree(site, beside, ignore=shutil.ignore_patterns(*NOT_RELATIVE))
    if target.exists():
        shutil.rmtree(target)
    beside.rename(target)


def _versions_in(published: Path) -> list[str]:
    """The versions that are there: releases, the newest first, and then the branch."""
    names = [path.parent.name for path in published.glob("*/index.html")]
    releases = sorted(filter(_RELEASE.fullmatch, names), key=_numbers, reverse=True)
    return [*releases, *(name for name in names if name == BRANCH)]


def _numbers(release: str) -> list[int]:
    return [int(number) for number in release.split(".")]


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def main(arguments: list[str]) -> int:
    """Publishes what the command line names; exit code 2 where that cannot be done."""
    if len(arguments) != 3:
        print("usage: python docs/publish.py SITE PUBLISHED REF", file=sys.stderr)
        return 2
    site, published, ref = arguments
    try:
        publish(Path(site), Path(published), ref)
    except (PublishError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
