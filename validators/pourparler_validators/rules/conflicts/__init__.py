"""Whether several records, or several sources, say different things of one thing."""
