"""Records in Parquet: columns made from the models, or the JSON of each record in one."""
