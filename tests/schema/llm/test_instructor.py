"""instructor asks for records by the models, and asks again with what the checker finds.

It holds openai back at an older version, so that ``.ci/run`` installs it apart from the rest.
"""

import json
from typing import Any, Self

import pytest

instructor = pytest.importorskip("instructor", reason="instructor is missing: pip install it apart")

import httpx2  # noqa: E402 - comes with instructor
import openai  # noqa: E402
from pydantic import model_validator  # noqa: E402

from pourparler import Document  # noqa: E402
from pourparler_validators import Severity, check, report_text  # noqa: E402

WORDS = "“We are ready to sign,” the minister said on Monday."
SOURCE = {
    "type": "source",
    "id": "source:a",
    "kind": "news_article",
    "language": "en",
    "text": WORDS,
}


class Checked(Document, frozen=True):
    """Records that hold: what the checker finds goes back to the model."""

    @model_validator(mode="after")
    def _hold(self) -> Self:
        report = check(self)
        if report.count(Severity.ERROR):
            raise ValueError(report_text(report, "llm"))
        return self


def answer(words: str) -> dict[str, Any]:
    segment = {"kind": "direct", "text": words, "source": "source:a"}
    statement = {"type": "statement", "id": "statement:a", "acts": ["inform"]}
    speaker = {"speaker_described": "the minister"}
    return {"records": [SOURCE, {**statement, **speaker, "segments": [segment]}]}


def test_it_asks_again_with_the_findings() -> None:
    sent: list[Any] = []

    def handle(request: Any) -> Any:
        sent.append(json.loads(request.content))
        words = "We are not ready to sign" if len(sent) == 1 else "We are ready to sign,"
        call = {"name": "Checked", "arguments": json.dumps(answer(words))}
        message = {
            "role": "assistant",
            "content": None,
            "tool_calls": [{"id": "a", "type": "function", "function": call}],
        }
        choice = {"index": 0, "finish_reason": "tool_calls", "message": message}
        about = {"id": "a", "object": "chat.completion", "created": 0, "model": "m"}
        used = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}
        return httpx2.Response(200, json={**about, "choices": [choice], "usage": used})

    connection = httpx2.Client(transport=httpx2.MockTransport(handle))
    client = instructor.from_openai(openai.OpenAI(api_key="none", http_client=connection))
    found = client.chat.completions.create(
        model="m",
        messages=[{"role": "user", "content": f"Code the article.\n\n{WORDS}"}],
        response_model=Checked,
        max_retries=2,
    )
    assert [record.id for record in found.records] == ["source:a", "statement:a"]
    assert len(sent) == 2
    assert 'the quotation has \\"is not' not in json.dumps(sent[0])
    assert "error[grounding/quote-altered] statement:a /segments/0/text" in json.dumps(sent[1])
