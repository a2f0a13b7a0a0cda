"""The reading room: a static site over the archive, with search, previews and a feed."""
