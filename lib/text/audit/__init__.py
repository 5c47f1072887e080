"""Words of the audit."""
