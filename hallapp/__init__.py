"""The desktop software of a community service hall."""
