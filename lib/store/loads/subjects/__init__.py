"""Rules on more than one cell, a module a subject."""
