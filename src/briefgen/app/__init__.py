"""Use cases: each one readable function that joins stages; wiring picks the adapters."""
