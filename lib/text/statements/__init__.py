"""What the monitor declares of itself: accessibility, and personal data."""
