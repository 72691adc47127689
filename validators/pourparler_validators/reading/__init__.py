"""Opens data: files of records, and the texts of sources."""
