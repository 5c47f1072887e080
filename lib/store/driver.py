"""DuckDB's own connection."""

from __future__ import annotations

import duckdb
import sqlalchemy as sa


def driver(connection: sa.Connection) -> duckdb.DuckDBPyConnection:
    """DuckDB's own connection under a SQLAlchemy one, for what has no SQL: scans of files and Arrow."""
    native: duckdb.DuckDBPyConnection = connection.connection.driver_connection  # type: ignore[assignment]
    return native
