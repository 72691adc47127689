"""The check on Apache Spark: the same rules, for more records than one machine takes."""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from pourparler_validators.spark.checking import check_dataset as check_dataset
    from pourparler_validators.spark.result import Result as Result

_MODULES: Final = {"check_dataset": "checking", "Result": "result"}


def __getattr__(name: str) -> Any:
    """What this package offers, which needs Spark: raises ``UsageError`` where it is missing."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from pourparler_validators.spark.session import require_spark

    require_spark()
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
