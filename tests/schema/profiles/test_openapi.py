"""The OpenAPI document: valid, with names for all that recurs, and read by code generators.

quicktype is looked for in the folder that POURPARLER_NODE_MODULES names, as ajv is.
"""

import importlib.util
import json
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from pourparler import MODELS, Vocabulary
from pourparler.export import schema
from pourparler.profiles import Options
from pourparler.profiles.openapi import files, openapi
from tests.schema.mutations import sample, sweep
from tests.schema.schema_walk import parts
from tests.schema.test_ajv import missing, node_modules
from tests.schema.test_other_programs import RECORDS

DOCUMENT = {"schema_version": "1.1", "records": RECORDS}
SCHEMAS: dict[str, Any] = openapi()["components"]["schemas"]


def validator(name: str) -> jsonschema_rs.Validator:
    whole = {**openapi(), "$ref": f"#/components/schemas/{name}"}
    return jsonschema_rs.validator_for(whole)


def test_it_is_an_openapi_document() -> None:
    ((file, text),) = files("document", Options()).items()
    assert file == "openapi.json"
    assert json.loads(text) == openapi()
    assert openapi()["openapi"] == "3.1.0"
    OpenAPIV31SpecValidator(openapi()).validate()


def test_records_are_told_apart_by_their_type() -> None:
    record = SCHEMAS["Record"]
    mapping = {name: f"#/components/schemas/{model.__name__}" for name, model in MODELS.items()}
    assert record["discriminator"] == {"propertyName": "type", "mapping": mapping}
    assert record["oneOf"] == [{"$ref": place} for place in mapping.values()]
    for model in MODELS.values():
        assert SCHEMAS[model.__name__]["properties"]["type"]["const"] == model.__name__.lower()


def test_what_recurs_has_a_name() -> None:
    lists = {tuple(vocabulary): vocabulary for vocabulary in Vocabulary.__subclasses__()}
    for codes, vocabulary in lists.items():
        named = SCHEMAS[vocabulary.__name__]
        assert named["enum"] == list(codes)
        for code, words in vocabulary.descriptions().items():
            assert f"\n- {code}: {words}" in named["description"]
    shared = {*(vocabulary.__name__ for vocabulary in lists.values()), "Country", "Date"}
    for name, named in SCHEMAS.items():
        for part in parts(named):
            assert name in shared or len(part.get("enum", ())) <= 2, name
            assert name in shared or part.get("pattern") != SCHEMAS["Date"]["pattern"], name
    assert SCHEMAS["Event"]["properties"]["kind"] == {
        "title": "Kind",
        "description": "What sort of event it is.",
        "$ref": "#/components/schemas/EventKind",
    }


def test_every_name_is_used() -> None:
    text = json.dumps(openapi())
    assert [name for name in SCHEMAS if f'"#/components/schemas/{name}"' not in text] == [
        "Document"
    ]
    assert "#/$defs/" not in text


def test_it_answers_as_the_canonical_schema() -> None:
    canonical, components = jsonschema_rs.validator_for(schema("record")), validator("Record")
    verdicts: Counter[bool] = Counter()
    for mutant in (*sweep(5, 1), *sample(6, 1_000)):
        verdict = canonical.is_valid(mutant.record)
        verdicts[verdict] += 1
        assert components.is_valid(mutant.record) == verdict, (mutant.kind, mutant.place)
    assert min(verdicts.values()) > 1_000
    assert validator("Document").is_valid(DOCUMENT)
    assert not validator("Document").is_valid({"records": [{}]})


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "openapi.json"
    path.write_text(files("document", Options())["openapi.json"], encoding="utf-8")
    return path


def test_datamodel_code_generator_makes_models_that_read_the_example(
    document: Path, tmp_path: Path
) -> None:
    made = tmp_path / "made_by_generator.py"
    kinds = ("--input-file-type", "openapi", "--output-model-type", "pydantic_v2.BaseModel")
    manner = ("--formatters", "builtin", "--disable-warnings")
    paths = ("--input", document, "--output", made)
    generator = (sys.executable, "-m", "datamodel_code_generator")
    subprocess.run([*generator, *kinds, *manner, *paths], check=True)
    spec = importlib.util.spec_from_file_location(made.stem, made)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[made.stem] = module
    try:
        spec.loader.exec_module(module)
        read = module.Document.model_validate(DOCUMENT)
    finally:
        del sys.modules[made.stem]
    assert read.model_dump(mode="json", exclude_none=True) == DOCUMENT
    kinds_read = [type(record.root).__name__.lower() for record in read.records]
    assert kinds_read == [record["type"] for record in RECORDS]


READ = """
const { Convert } = require(process.argv[1]);
const text = require("fs").readFileSync(0, "utf8");
console.log(Convert.documentToJson(Convert.toDocument(text)));
"""


def test_quicktype_makes_code_that_compiles_and_reads_the_example(
    document: Path, tmp_path: Path
) -> None:
    node = shutil.which("node") or missing("node is missing")
    quicktype = node_modules() / "quicktype" / "dist" / "index.js"
    compiler = node_modules() / "typescript" / "bin" / "tsc"
    if not (quicktype.is_file() and compiler.is_file()):
        missing(f"quicktype is missing in {node_modules()}: npm install quicktype@26")
    made = tmp_path / "document.ts"
    options = ("--src-lang", "schema", "--lang", "typescript", "--top-level", "Document")
    source = f"{document}#/components/schemas/Document"
    subprocess.run([node, quicktype, *options, "--out", made, source], check=True)
    subprocess.run(
        [node, compiler, "--strict", "--module", "commonjs", "--target", "es2020", made], check=True
    )
    done = subprocess.run(
        [node, "-e", READ, made.with_suffix(".js")],
        input=json.dumps(DOCUMENT),
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert json.loads(done.stdout) == DOCUMENT
