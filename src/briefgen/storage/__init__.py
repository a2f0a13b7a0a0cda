"""Adapters for the ports: SQLite."""
