"""The output tree between templates and writers, and its style sheet."""
