"""Frozen nouns that the stages share."""
