"""Whether the numbers and amounts of events and terms say one thing."""

from pourparler import Quantity
from pourparler_validators.contract.finding import Problem, Related, Severity
from pourparler_validators.contract.rule import Answers, At, rule


@rule(Severity.ERROR)
def not_one_amount(quantity: At[Quantity]) -> Answers:
    """A quantity has a value beside bounds, or its least is more than its most.

    Why: a number is known, or it lies between bounds; programs that read both cannot tell which
    one counts.

    Fix: keep the value or the bounds, as the source says it; write the smaller bound as "min".

    Bad:
        {"event:istanbul-1": {"quantities": [
            {"what": "prisoners released", "value": 300, "min": 250}]}}

    Says:
        event:istanbul-1 /quantities/0/min: the quantity has the value 300 beside a bound
    """
    value, pointer = quantity.value, quantity.pointer
    bounds = [name for name in ("min", "max") if getattr(value, name) is not None]
    if value.value is not None and bounds:
        yield Problem(
            f"the quantity has the value {value.value} beside a bound",
            f"{pointer}/{bounds[-1]}",
            help="keep the value or the bounds, as the source says it",
            related=(Related(None, f"{pointer}/value", "the value"),),
        )
    elif value.min is not None and value.max is not None and value.min > value.max:
        yield Problem(
            f"the least is {value.min}, which is more than the most, {value.max}",
            f"{pointer}/max",
            help='write the smaller bound as "min"',
            related=(Related(None, f"{pointer}/min", "the least"),),
        )
