"""The formats that records are read from: every module here is one, called as on the command line.

What a module must hold, :class:`pourparler_validators.formats.Format` says. The names of all
formats are needed for every command, so a module imports its parser in its functions only.
"""
