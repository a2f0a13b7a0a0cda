"""When: time expressions, what they mean, and which of them dates the event of a sentence."""
