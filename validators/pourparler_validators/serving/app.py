"""The requests of the page and their answers."""

from collections.abc import Callable, Mapping
from importlib import resources
from typing import Any, Final, TypeAlias

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from pourparler_validators.messages.errors import UsageError
from pourparler_validators.messages.json_values import is_list, is_object
from pourparler_validators.saving.changes import NotSavedError
from pourparler_validators.serving import answers
from pourparler_validators.serving.guard import TooLongError
from pourparler_validators.serving.own_forms import forms_with
from pourparler_validators.serving.reviewing import Review
from pourparler_validators.serving.workspace import Typed, Workspace

_MEDIA_TYPES: Final = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}


def application(workspace: Workspace, review: Review | None = None) -> Starlette:
    """The page, and what it asks of a dataset or its review; to be kept behind a guard."""
    pages = {one.name: one.read_bytes() for one in _PAGE.iterdir() if one.is_file()}

    def page(request: Request) -> Response:
        name = request.path_params.get("name") or "index.html"
        suffix = name[name.rfind(".") :]
        if name not in pages or suffix not in _MEDIA_TYPES:
            return Response("there is no such page", 404, media_type="text/plain")
        return Response(pages[name], headers={"content-type": _MEDIA_TYPES[suffix]})

    routes = [
        Route("/", page),
        Route("/page/{name}", page),
        *(
            Route(f"/api/{name}", _answering(workspace, answer), methods=[method])
            for (method, name), answer in {**_ANSWERS, **_of_review(review)}.items()
        ),
    ]
    return Starlette(routes=routes)


def _answering(workspace: Workspace, answer: "Answer") -> Callable[[Request], Any]:
    """Answers with JSON; what cannot be done is told in a sentence."""

    async def answered(request: Request) -> Response:
        try:
            given: Any = await request.json() if request.method == "POST" else {}
        except TooLongError:
            return JSONResponse({"error": "this is too much for one request"}, 413)
        except ValueError:
            given = None
        if not is_object(given):
            return JSONResponse({"error": "the request is no JSON object"}, 400)
        parameters = {**request.query_params, **given}
        try:
            return JSONResponse(await run_in_threadpool(answer, workspace, parameters))
        except (NotSavedError, UsageError) as error:
            return JSONResponse({"error": str(error)}, 409)
        except Exception as error:  # the page shows a sentence, whatever went wrong
            return JSONResponse({"error": f"internal error: {type(error).__name__}"}, 500)

    return answered


def _of_review(review: Review | None) -> Mapping[tuple[str, str], "Answer"]:
    """What a page asks besides that reviews records."""
    if review is None:
        return {("GET", "review"): lambda _, __: {}}

    def changed(workspace: Workspace, _: "Given") -> Any:
        return {"times_read": workspace.look_again(), "verdicts": review.stamp()}

    return {
        ("GET", "review"): lambda _, __: review.state(),
        ("POST", "verdict"): lambda _, given: review.decide(given),
        ("GET", "changed"): changed,
    }


def _dataset(workspace: Workspace, _: "Given") -> Any:
    return answers.dataset(workspace)


def _forms(workspace: Workspace, _: "Given") -> Any:
    return forms_with(workspace.own_fields)


def _record(workspace: Workspace, given: "Given") -> Any:
    return answers.record(workspace, _text(given, "key"))


def _article(workspace: Workspace, given: "Given") -> Any:
    return answers.article(workspace, _text(given, "source"), _typed(given))


def _quotations(workspace: Workspace, given: "Given") -> Any:
    return answers.quotations(workspace, _text(given, "source"), _typed(given))


def _passage(workspace: Workspace, given: "Given") -> Any:
    start, end = given.get("start"), given.get("end")
    if not (isinstance(start, int) and isinstance(end, int)):
        raise NotSavedError("select words of the article")
    return answers.passage(workspace, _text(given, "source"), (start, end), _typed(given))


def _pasted(workspace: Workspace, given: "Given") -> Any:
    fields = {name: value for name, value in given.items() if isinstance(value, str)}
    return answers.pasted(_text(given, "text"), fields, workspace)


def _checked(workspace: Workspace, given: "Given") -> Any:
    return answers.findings(workspace, workspace.checked_with(_typed(given)))


def _difference(workspace: Workspace, given: "Given") -> Any:
    return {"difference": workspace.difference(_typed(given))}


def _saved(workspace: Workspace, given: "Given") -> Any:
    workspace.save(_typed(given))
    return answers.dataset(workspace)


def _changed(workspace: Workspace, _: "Given") -> Any:
    return {"times_read": workspace.look_again()}


def _typed(given: "Given") -> list[Typed]:
    """The records that are typed."""
    found = given.get("records")
    return [_one_typed(one) for one in found if is_object(one)] if is_list(found) else []


def _one_typed(one: Mapping[str, Any]) -> Typed:
    key, version, file, after = (one.get(name) for name in ("key", "version", "file", "after"))
    if after is not None and not is_object(after):
        raise NotSavedError("a record is an object with its fields")
    return Typed(
        key if isinstance(key, str) else None,
        file if isinstance(file, int) else 0,
        version if isinstance(version, str) else None,
        after,
    )


def _text(given: "Given", name: str) -> str:
    value = given.get(name)
    if not isinstance(value, str):
        raise NotSavedError(f"the request has no {name}")
    return value


Given: TypeAlias = Mapping[str, Any]
Answer: TypeAlias = Callable[[Workspace, Given], Any]

_PAGE: Final = resources.files("pourparler_validators.serving").joinpath("page")
_ANSWERS: Final[Mapping[tuple[str, str], Answer]] = {
    ("GET", "forms"): _forms,
    ("GET", "dataset"): _dataset,
    ("GET", "record"): _record,
    ("GET", "article"): _article,
    ("GET", "quotations"): _quotations,
    ("GET", "changed"): _changed,
    ("POST", "article"): _article,
    ("POST", "quotations"): _quotations,
    ("POST", "passage"): _passage,
    ("POST", "pasted"): _pasted,
    ("POST", "check"): _checked,
    ("POST", "difference"): _difference,
    ("POST", "save"): _saved,
}
"""What the page may ask, by the method and the name."""
