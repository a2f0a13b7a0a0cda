"""One module a kind of file: bytes -> text, pages and page metadata."""
