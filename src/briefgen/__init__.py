"""briefgen: briefs in which every printed sentence can be followed to the words of a source."""

__version__ = "0.1.0"
