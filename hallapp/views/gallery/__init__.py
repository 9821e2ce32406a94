"""Every view in every state, language, theme and size as a picture, to be looked through."""

from hallapp.views.gallery.picture import HALF, SCREENS, UPRIGHT, Picture, Size, docked, found, own

__all__ = ["HALF", "SCREENS", "UPRIGHT", "Picture", "Size", "docked", "found", "own"]
