"""Doctree -> artifacts."""
