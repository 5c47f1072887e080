"""Words for residents: short sentences without jargon."""
