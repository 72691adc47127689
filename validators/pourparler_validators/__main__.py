"""Runs the command line: ``python -m pourparler_validators``."""

from pourparler_validators.cli import main

if __name__ == "__main__":
    main()
