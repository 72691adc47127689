"""The models as other programs meet them: a web framework, and programs that call language models.

Each is the real program; a language model is replaced by a function that answers as one would.
"""

import json
from collections.abc import Callable
from typing import Any

import openai
import pydantic_ai
import pytest
from anthropic import transform_schema
from fastapi import FastAPI
from fastapi.testclient import TestClient
from jsonschema import Draft202012Validator
from openai.lib._pydantic import to_strict_json_schema
from pydantic import BaseModel
from pydantic_ai.messages import ModelMessage, ModelResponse, TextPart, ToolCallPart
from pydantic_ai.models.function import AgentInfo, FunctionModel

from pourparler import MODELS, AnyRecord, Date, Document, Event
from tests.rules.dataset import EXAMPLE

RECORDS: list[dict[str, Any]] = [
    record
    for path in sorted(EXAMPLE.glob("*.json"))
    for record in json.loads(path.read_text(encoding="utf-8"))["records"]
]
SHAPES: dict[str, type[BaseModel]] = {**MODELS, "document": Document}
by_shape = pytest.mark.parametrize("shape", SHAPES)


def _examples(shape: str) -> list[Any]:
    if shape == "document":
        return [{"schema_version": "1.1", "records": RECORDS}]
    return [record for record in RECORDS if record["type"] == shape]


def _app() -> FastAPI:
    app = FastAPI()

    @app.post("/event")
    def event(body: Event) -> Event:
        return body

    @app.post("/record")
    def record(body: AnyRecord) -> AnyRecord:
        return body

    @app.post("/document")
    def document(body: Document) -> Document:
        return body

    @app.get("/day")
    def day(on: Date) -> list[str]:
        return [str(on), str(on.earliest)]

    return app


@pytest.fixture(scope="module")
def client() -> TestClient:
    return TestClient(_app())


def test_fastapi_describes_the_models(client: TestClient) -> None:
    answer = client.get("/openapi.json")
    assert answer.status_code == 200
    schemas = answer.json()["components"]["schemas"]
    assert {model.__name__ for model in MODELS.values()} <= set(schemas)
    for schema in schemas.values():
        Draft202012Validator.check_schema(schema)
    assert "type" in schemas["Event"]["required"]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record["id"])
def test_fastapi_gives_a_record_back_as_it_came(client: TestClient, record: dict[str, Any]) -> None:
    answer = client.post("/record", json=record)
    assert (answer.status_code, answer.json()) == (200, record)


def test_fastapi_gives_a_document_back_as_it_came(client: TestClient) -> None:
    document = _examples("document")[0]
    answer = client.post("/document", json=document)
    assert (answer.status_code, answer.json()) == (200, document)


def test_fastapi_refuses_a_wrong_record(client: TestClient) -> None:
    event = {**_examples("event")[0], "status": "hapened"}
    answer = client.post("/event", json=event)
    assert answer.status_code == 422
    assert [error["loc"] for error in answer.json()["detail"]] == [["body", "status"]]


def test_fastapi_takes_a_date_from_a_query(client: TestClient) -> None:
    assert client.get("/day", params={"on": "2025-06"}).json() == ["2025-06", "2025-06-01"]
    assert client.get("/day", params={"on": "2025-13"}).status_code == 422


def _answering(arguments: Any) -> FunctionModel:
    """A language model that calls its one tool with these arguments."""

    def answer(_messages: list[ModelMessage], info: AgentInfo) -> ModelResponse:
        return ModelResponse(parts=[ToolCallPart(info.output_tools[0].name, arguments)])

    return FunctionModel(answer)


@by_shape
@pytest.mark.parametrize("as_json", [False, True], ids=["as values", "as text"])
def test_a_language_model_calls_a_tool_with_a_record(shape: str, as_json: bool) -> None:
    for example in _examples(shape):
        arguments = json.dumps(example) if as_json else example
        agent = pydantic_ai.Agent(_answering(arguments), output_type=SHAPES[shape])
        kept = agent.run_sync("Code the article.").output
        assert kept.model_dump(mode="json", by_alias=True) == example


def test_a_language_model_is_told_what_is_wrong() -> None:
    told: list[str] = []

    def answer(messages: list[ModelMessage], info: AgentInfo) -> ModelResponse:
        event = dict(_examples("event")[0])
        if len(messages) == 1:
            event["status"] = "hapened"
        else:
            told.append(repr(messages[-1]))
        return ModelResponse(parts=[ToolCallPart(info.output_tools[0].name, event)])

    agent = pydantic_ai.Agent(FunctionModel(answer), output_type=Event)
    assert agent.run_sync("Code the article.").output.status == "held"
    assert "hapened" in told[0]


def test_a_record_is_an_argument_of_a_tool() -> None:
    event = _examples("event")[0]

    def answer(messages: list[ModelMessage], info: AgentInfo) -> ModelResponse:
        if len(messages) > 1:
            return ModelResponse(parts=[TextPart("done")])
        return ModelResponse(parts=[ToolCallPart(info.function_tools[0].name, {"event": event})])

    kept: list[str] = []
    agent = pydantic_ai.Agent(FunctionModel(answer))

    @agent.tool_plain
    def keep(event: Event) -> str:
        kept.append(event.id)
        return event.id

    assert agent.run_sync("Code the article.").output == "done"
    assert kept == [event["id"]]


SCHEMA_HELPERS: dict[str, Callable[[type[BaseModel]], Any]] = {
    "openai.to_strict_json_schema": to_strict_json_schema,
    "openai.pydantic_function_tool": openai.pydantic_function_tool,
    "anthropic.transform_schema": transform_schema,
    "anthropic.transform_schema of a schema": lambda model: transform_schema(
        model.model_json_schema()
    ),
}


@by_shape
@pytest.mark.parametrize("helper", SCHEMA_HELPERS)
def test_schema_helpers_take_the_models(shape: str, helper: str) -> None:
    made = SCHEMA_HELPERS[helper](SHAPES[shape])
    schema = made["function"]["parameters"] if "function" in made else made
    Draft202012Validator.check_schema(schema)
    assert schema["properties"].keys() == SHAPES[shape].model_json_schema()["properties"].keys()


@by_shape
def test_what_anthropic_makes_refuses_no_sound_record(shape: str) -> None:
    validator = Draft202012Validator(transform_schema(SHAPES[shape]))
    for example in _examples(shape):
        assert [error.message for error in validator.iter_errors(example)] == []
