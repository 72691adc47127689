"""Workbooks of Excel and LibreOffice: read part by part, so that a large one needs little."""
