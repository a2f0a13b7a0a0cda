"""Who said what: the words that report speech, the speaker beside them and the stretch of text that was said."""
