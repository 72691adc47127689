"""Forks the workers of Spark: what they all need is imported once, before."""

from pyspark.daemon import manager

from pourparler_validators.spark import answers, survey  # noqa: F401  # pyright: ignore[reportUnusedImport]

if __name__ == "__main__":
    manager()
