"""The forms of a report: every module here is one, called as on the command line.

A module says ``IS_FOR_PEOPLE`` and has a function of its own name, which takes a report, and if it
is for people a :class:`~pourparler_validators.reports.style.Style`, and gives a text. The names of
all reports are needed for every command, so a module imports what is heavy in its functions only.
"""
