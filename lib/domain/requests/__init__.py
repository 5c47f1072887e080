"""What holds while one request is worked on."""
