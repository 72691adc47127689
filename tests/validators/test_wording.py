"""How values are worded in messages."""

import pytest

from pourparler_validators.messages.wording import is_so


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("held", "is held"),
        ("called_off", "is called off"),
        ("did_not_take_place", "did not take place"),
    ],
)
def test_a_status_is_said_of_something(status: str, said: str) -> None:
    assert is_so(status) == said
