"""The review of records that a program has made: verdicts beside the data, applied on request."""
