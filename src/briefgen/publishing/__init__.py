"""Artifacts -> archive of editions."""
