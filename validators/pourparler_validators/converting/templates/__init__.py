"""Workbooks for entering records by hand."""
