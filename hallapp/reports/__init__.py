"""Reports: questions put to the archive, and their answers as text and files."""
