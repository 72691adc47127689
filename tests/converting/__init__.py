"""Tests of the conversion of records from one form to another."""
