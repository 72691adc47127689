"""Delegations: whom a party sends, and where."""
