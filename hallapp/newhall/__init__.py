"""A new hall as a person enters it: from a template or a spreadsheet to the hall that is made; no Qt."""
