"""The facts the course stands on: documents, tables, sources, local services."""
