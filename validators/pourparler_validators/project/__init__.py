"""The settings of a project, and where its paths lie."""
