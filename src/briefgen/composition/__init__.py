"""Facts -> Edition: statements, citations, questions, changes."""
