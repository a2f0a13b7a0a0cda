"""Whose reporting a document is: agencies, and copies of one text."""
