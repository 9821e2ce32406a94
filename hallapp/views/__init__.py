"""The screens: the only Qt widgets."""
