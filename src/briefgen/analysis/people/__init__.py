"""Who is who in one document: persons with the offices it gives them, and whom a pronoun or description means."""
