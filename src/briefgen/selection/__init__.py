"""Section spec and claims -> facts."""
