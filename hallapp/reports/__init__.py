"""Questions, tables and files."""
