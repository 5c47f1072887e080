"""One store for several machines: PostgreSQL keeps its file in parts, and every machine works on a copy of its own."""
