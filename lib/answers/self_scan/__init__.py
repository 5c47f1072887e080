"""The self-scan: what is asked and what is found."""
