"""The check on Apache Spark: the same rules, for more records than one machine takes."""

from pourparler_validators.spark.checking import check_dataset as check_dataset
from pourparler_validators.spark.result import Result as Result
