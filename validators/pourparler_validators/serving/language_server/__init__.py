"""The language server: what editors show of a dataset while records are written."""
