"""The monitor for other tools: `/api/v1`, the answers that pages show as JSON, CSV and Parquet."""
