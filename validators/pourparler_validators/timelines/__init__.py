"""The order of talks: what happened between which days, by all dates together, and why."""
