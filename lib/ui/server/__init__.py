"""The server: who may do what, what stands before the app, and what is made ready while it starts."""
