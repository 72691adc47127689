"""The schemas go to providers as they are, through their own clients, and the answers are read.

Each client is the real one; what it sends is caught, and answered as the provider would.
"""

import json
from collections.abc import Callable
from typing import Any

import anthropic
import httpx2
import openai
from pydantic_ai import Agent, ModelRetry, StructuredDict
from pydantic_ai.messages import ModelMessage, ModelResponse, ToolCallPart
from pydantic_ai.models.function import AgentInfo, FunctionModel

from pourparler.llm import fill, records, schema
from pourparler_validators import Severity, check, report_text
from tests.schema.test_other_programs import RECORDS

ASKED = [{"role": "user", "content": "Code the article."}]


def answer(provider: str) -> dict[str, Any]:
    return {"records": [fill(record, provider) for record in RECORDS]}


def catching(reply: Callable[[str], Any], sent: list[Any], text: str) -> httpx2.Client:
    """A connection that keeps what is sent, and gives the provider's reply with a text."""

    def handle(request: httpx2.Request) -> httpx2.Response:
        sent.append(json.loads(request.content))
        return httpx2.Response(200, json=reply(text))

    return httpx2.Client(transport=httpx2.MockTransport(handle))


def by_openai(text: str) -> Any:
    message = {"role": "assistant", "content": text, "refusal": None}
    choice = {"index": 0, "finish_reason": "stop", "message": message, "logprobs": None}
    about = {"id": "a", "object": "chat.completion", "created": 0, "model": "m"}
    return {**about, "choices": [choice]}


def by_anthropic(text: str) -> Any:
    return {
        "id": "a",
        "type": "message",
        "role": "assistant",
        "model": "m",
        "content": [{"type": "text", "text": text}],
        "stop_reason": "end_turn",
        "stop_sequence": None,
        "usage": {"input_tokens": 1, "output_tokens": 1},
    }


def test_openai() -> None:
    sent: list[Any] = []
    connection = catching(by_openai, sent, json.dumps(answer("openai")))
    client: Any = openai.OpenAI(api_key="none", http_client=connection)
    wanted = {"name": "records", "strict": True, "schema": schema("openai")}
    reply = client.chat.completions.create(
        model="m",
        messages=ASKED,
        response_format={"type": "json_schema", "json_schema": wanted},
    )
    assert sent[0]["response_format"]["json_schema"]["schema"] == schema("openai")
    assert list(_branches(sent[0]["response_format"]["json_schema"]["schema"])[1])[:2] == [
        "type",
        "evidence",
    ]
    assert records(reply.choices[0].message.content) == records(answer("openai"))


def test_anthropic() -> None:
    sent: list[Any] = []
    connection = catching(by_anthropic, sent, json.dumps(answer("anthropic")))
    client: Any = anthropic.Anthropic(api_key="none", http_client=connection)
    reply = client.messages.create(
        model="m",
        max_tokens=1_000,
        messages=ASKED,
        output_config={"format": {"type": "json_schema", "schema": schema("anthropic")}},
    )
    assert sent[0]["output_config"]["format"]["schema"] == schema("anthropic")
    assert list(_branches(sent[0]["output_config"]["format"]["schema"])[1])[:2] == [
        "type",
        "evidence",
    ]
    assert records(reply.content[0].text) == records(answer("openai"))


def _branches(whole: Any) -> list[Any]:
    return [branch["properties"] for branch in whole["properties"]["records"]["items"]["anyOf"]]


def test_pydantic_ai_asks_again_with_the_findings() -> None:
    told: list[str] = []

    def model(messages: list[ModelMessage], info: AgentInfo) -> ModelResponse:
        given = answer("openai")
        (tool,) = info.output_tools
        asked = {**schema("openai"), "title": "records"}
        asked.pop("description")
        assert tool.parameters_json_schema == asked
        if len(messages) == 1:
            given["records"][0]["kind"] = "treaty"
        else:
            told.append(repr(messages[-1]))
        return ModelResponse(parts=[ToolCallPart(tool.name, given)])

    agent = Agent(
        FunctionModel(model), output_type=StructuredDict(schema("openai"), name="records")
    )

    @agent.output_validator
    def sound(given: dict[str, Any]) -> dict[str, Any]:
        report = check(records(given), select=["structure"])
        if report.count(Severity.ERROR):
            raise ModelRetry(report_text(report, "llm"))
        return given

    kept = agent.run_sync("Code the article.").output
    assert records(kept) == records(answer("openai"))
    assert len(told) == 1
    assert f"error[structure/not-in-list] {RECORDS[0]['id']} /kind" in told[0]
