"""What residents are told of a partnership."""
