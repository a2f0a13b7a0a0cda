"""Edition and templates -> doctree."""
