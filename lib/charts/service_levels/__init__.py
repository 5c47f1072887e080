"""Charts of the service levels reached."""
