"""The screen of the page for residents."""
