"""The commands of the command line, a module each: only they and ``cli`` print."""
