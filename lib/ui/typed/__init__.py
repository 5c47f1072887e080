"""What is typed on a page: its form, sending it, and what comes of it."""
