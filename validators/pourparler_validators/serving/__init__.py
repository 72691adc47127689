"""The page to code and review articles: a server for this machine alone."""
