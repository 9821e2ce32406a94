"""Halls that fill themselves: citizens and clerks act on the live hall, from a trace or by chance."""
