"""File -> Document: scan, read, clean, describe."""
