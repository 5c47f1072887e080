"""What follows from an event: derived figures and summaries."""
