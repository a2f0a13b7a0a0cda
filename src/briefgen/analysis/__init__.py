"""Document -> Reading: sentences, attributed and dated claims."""
