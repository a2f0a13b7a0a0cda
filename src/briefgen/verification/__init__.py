"""Artifact and corpus -> findings."""
