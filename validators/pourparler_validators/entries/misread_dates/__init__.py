"""Why a text is not a date of the standard, and which date it was meant for."""
