"""Sources: whether a text can be had, is the one that was coded, and agrees with its dates."""
