"""The rules of a hall day: no Qt, no SQL, no clock of its own."""
