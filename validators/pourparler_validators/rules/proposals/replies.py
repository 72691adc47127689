"""Whether an answer to a proposal is what the statement says by which it was given."""

from pourparler import Response, Statement
from pourparler_validators.contract.finding import NOT_APPLICABLE, Problem, Related, Severity
from pourparler_validators.contract.parameters import Linked
from pourparler_validators.contract.rule import Answers, At, rule
from pourparler_validators.facts.values.proposals import ANSWERING, acts_of
from pourparler_validators.messages.wording import in_words


@rule(Severity.WARNING)
def response_against_statement(response: At[Response], statement: Linked[Statement]) -> Answers:
    """A response is another than the act of the statement by which it was given.

    Why: who "expressed support" has welcomed a proposal, and not accepted it. Mostly more was
    taken for the answer than was said.

    Fix: correct the response, or the acts of the statement.

    Bad:
        {"proposal:second-round": {"addressees": ["party:ukr"], "responses": [
            {"by": ["party:ukr"], "response": "accepted", "statement": "statement:support"}]},
         "statement:support": {"type": "statement", "id": "statement:support",
            "acts": ["express_support"], "speaker": "person:zelensky",
            "segments": [{"kind": "summary", "text": "He supports the call."}]}}

    Says:
        proposal:second-round /responses/0/response: the response is accepted, but by its act \
statement:support is express support
    """
    given = response.value.response
    said = [act for act in statement.record.acts if act in ANSWERING]
    if not acts_of(given) or not said:
        yield NOT_APPLICABLE
    elif acts_of(given).isdisjoint(said):
        yield Problem(
            f"the response is {in_words(given)}, but by its act {statement.record.id} is "
            f"{in_words(said[0])}",
            f"{response.pointer}/response",
            help="correct the response, or the acts of the statement",
            related=(Related(statement.entry, "/acts", "what the statement does"),),
        )
