"""A past hall day played again: exactly as it was, or with something changed."""
