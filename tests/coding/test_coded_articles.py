"""The coded articles that the codebook takes its examples from are sound."""

import hashlib

import pytest

from docs.generate import CODED, coded
from pourparler import Source
from pourparler_validators import check_files
from pourparler_validators.contract.finding import Severity
from tests.validators.checked import ROOT, TODAY

OPEN = [name for name in CODED if name != "istanbul-2025"]


@pytest.mark.parametrize("name", OPEN)
def test_is_coded_without_a_fault(name: str) -> None:
    report = check_files([str(ROOT / "examples" / name)], today=TODAY)
    assert report.count(Severity.ERROR) == 0
    assert report.count(Severity.WARNING) <= 2
    tally = report.tallies["grounding/quote-not-in-text"]
    assert (tally.found, tally.could_not) == (0, {})
    assert tally.held >= 4


@pytest.mark.parametrize("name", OPEN)
def test_bears_the_terms_of_its_article(name: str) -> None:
    (source,) = [one for one in coded(name) if isinstance(one, Source)]
    notice = (ROOT / "examples" / name / "README.md").read_text(encoding="utf-8")
    assert source.license in ("CC-BY-2.5", "CC-BY-4.0")
    assert source.license.replace("CC-BY-", "CC BY ") in notice
    assert source.url is not None
    assert source.url in notice
    content = (ROOT / "examples" / name / "article.txt").read_bytes()
    assert hashlib.sha256(content).hexdigest() == source.sha256
