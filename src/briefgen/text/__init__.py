"""Pure functions on text: spans, dates, normal forms."""
