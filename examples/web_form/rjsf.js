import Form from "@rjsf/core";
import { customizeValidator } from "@rjsf/validator-ajv8";
import ajvErrors from "ajv-errors";
import { createElement } from "react";

import schema from "./schemas/event.schema.json";
import uiSchema from "./schemas/event.ui.rjsf.json";
import { show } from "./page.js";

const validator = customizeValidator({ extenderFn: (ajv) => ajvErrors(ajv) });

show("event", (record, keep) =>
  createElement(Form, {
    schema,
    uiSchema,
    validator,
    formData: record,
    liveValidate: "onChange",
    noHtml5Validate: true,
    ref: (form) => form?.validateForm(), // faults are shown from the start
    children: true, // no button of its own
    onChange: ({ formData }) => keep(formData),
  }),
);
