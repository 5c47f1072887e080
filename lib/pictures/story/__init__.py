"""A story as slides: what each picture of a page is, and how it is told."""
