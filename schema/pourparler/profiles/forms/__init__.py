"""The JSON Schemas by which programs make forms, with the UI schemas of two of them."""

from collections.abc import Mapping

from pourparler.document import MODELS
from pourparler.export import as_text, file_name
from pourparler.profiles import Options
from pourparler.profiles.forms.json_forms import ui_schema as json_forms_ui
from pourparler.profiles.forms.rjsf import ui_schema as rjsf_ui
from pourparler.profiles.forms.schema import form_schema, listed, titled

ABOUT = "JSON Schemas and UI schemas for forms by react-jsonschema-form and JSON Forms"
NAMES = tuple(MODELS)
OPTIONS: tuple[str, ...] = ()
LOSES = (
    "the least number of items of lists that may be left out",
    "the least number of names in extra",
)


def files(name: str, options: Options) -> Mapping[str, str]:
    """The schema and the UI schema of a record type, for each of the two programs."""
    model, own = MODELS[name], options.own_fields
    return {
        file_name(name): as_text(form_schema(name, listed, own)),
        f"{name}.ui.rjsf.json": as_text(rjsf_ui(model, own.of(name))),
        file_name(f"{name}.jsonforms"): as_text(form_schema(name, titled, own)),
        f"{name}.ui.jsonforms.json": as_text(json_forms_ui(model, own.of(name))),
    }
