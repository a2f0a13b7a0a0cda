"""File or feed item -> Document: finding files, reading them, cleaning scraped text, inferring what is known about each."""
