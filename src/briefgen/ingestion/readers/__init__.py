"""One module a kind of file: `read(data, name)` turns its bytes into text, structure and page metadata."""
