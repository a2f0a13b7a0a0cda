"""The web -> files of the corpus: politely, within caps, and never into the house's own network."""
