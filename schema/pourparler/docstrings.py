"""Descriptions of fields and values, kept where they are written: as docstrings in the code."""

import ast
import functools
import inspect
import itertools
import textwrap


@functools.cache
def member_docstrings(described: type) -> dict[str, str]:
    """The docstrings below the fields, or the values, that a class defines, by name.

    They are read from the source code, and only when asked for, so that importing stays fast;
    where the source code is not available, there are none.
    """
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(described)))
    except (OSError, TypeError, SyntaxError):
        return {}
    body = tree.body[0].body if isinstance(tree.body[0], ast.ClassDef) else []
    found: dict[str, str] = {}
    for pair in itertools.pairwise(body):
        match pair:
            case (
                ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)),
                ast.Expr(value=ast.Constant(value=str(text))),
            ):
                found[name] = " ".join(inspect.cleandoc(text).split())
            case _:
                pass
    return found
