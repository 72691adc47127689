"""Every word of a language, and nowhere else one."""
