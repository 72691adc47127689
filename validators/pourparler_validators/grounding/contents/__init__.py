"""All that is read in an article: quotations, dates, numbers, names, and where they stand."""
