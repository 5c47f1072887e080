"""What was done: lines that follow each other, each under the seal of the one before."""
