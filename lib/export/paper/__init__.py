"""What leaves as a page of its own or as a pdf: a story, and the paper of a meeting."""
