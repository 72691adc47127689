"""What holds for all tests: how thorough they are, and that the root is on the path.

The sweeps (every kind of fault at every place) are always run whole. Of what is drawn at random a
part is enough while one works; ``pytest --thorough``, as once a week in CI, takes all of it. Both
draw the same in every run, and nothing fails because a machine is slow. Where they run says nothing
about what they expect: the variables of GitHub Actions are taken away.
"""

import os

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "short",
    max_examples=60,
    deadline=None,
    derandomize=True,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("thorough", parent=settings.get_profile("short"), max_examples=400)
# Loaded at once, too, for modules that are imported before pytest has read its options.
settings.load_profile("short")


def pytest_addoption(parser: pytest.Parser) -> None:
    """The option ``--thorough``."""
    parser.addoption(
        "--thorough",
        action="store_true",
        help="draw all that is drawn at random, not only a part of it",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Makes all runs alike, and chooses hypothesis' profile, unless its own option names one."""
    for name in [name for name in os.environ if name.startswith("GITHUB_")]:
        del os.environ[name]
    if config.getoption("--hypothesis-profile", default=None) is None:
        settings.load_profile("thorough" if config.getoption("--thorough") else "short")


@pytest.fixture(scope="session")
def is_thorough(request: pytest.FixtureRequest) -> bool:
    """Whether all that is drawn at random is to be drawn."""
    return bool(request.config.getoption("--thorough"))
