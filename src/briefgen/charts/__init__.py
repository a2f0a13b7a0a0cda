"""Edition -> Exhibits drawn."""
