"""``spark-submit`` runs this file: the arguments are those of ``pourparler check``."""

import sys

from pourparler_validators.cli import main

if __name__ == "__main__":
    main(["check", "--engine", "spark", *sys.argv[1:]])
