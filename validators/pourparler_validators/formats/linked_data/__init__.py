"""Records as linked data: JSON-LD with the terms of schema.org, PROV-O and Web Annotation."""
