"""The YAML language: composer with positions, schema, loading."""
