"""Doctree -> plain text of 80 columns, for cables."""
