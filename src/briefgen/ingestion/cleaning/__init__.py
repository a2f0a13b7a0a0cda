"""What each line of a document is: body, title, heading, caption, meta or boilerplate; nothing is deleted."""
