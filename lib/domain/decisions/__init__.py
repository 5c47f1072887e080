"""What was decided, whether it was done in time, and what the figure it should move did since."""
