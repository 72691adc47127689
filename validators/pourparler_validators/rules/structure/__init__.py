"""What keeps a file from being read, or a record from being understood.

These rules say what reading found. None of them can be waived, and none is ever left out.
"""
