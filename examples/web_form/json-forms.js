import { createAjv } from "@jsonforms/core";
import { JsonForms } from "@jsonforms/react";
import { vanillaCells, vanillaRenderers } from "@jsonforms/vanilla-renderers";
import ajvErrors from "ajv-errors";
import { createElement } from "react";

import schema from "./schemas/event.jsonforms.schema.json";
import uischema from "./schemas/event.ui.jsonforms.json";
import { show } from "./page.js";

const ajv = ajvErrors(createAjv());

show("event", (record, keep) =>
  createElement(JsonForms, {
    schema,
    uischema,
    ajv,
    data: record,
    renderers: vanillaRenderers,
    cells: vanillaCells,
    config: { showUnfocusedDescription: true },
    onChange: ({ data, errors }) => keep(data, errors),
  }),
);
