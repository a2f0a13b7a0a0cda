"""Approved editions -> recipients, through an outbox that survives crashes."""
