"""What a repository does with findings: a baseline, and fixes."""
