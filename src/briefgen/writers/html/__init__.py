"""Edition and doctree -> one self-contained, accessible HTML page."""
