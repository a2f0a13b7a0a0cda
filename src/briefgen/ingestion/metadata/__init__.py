"""Title, publisher, origin, authors, date and language of a document, each with where it is known from."""
