"""What both sides agreed: contracts, key indicators, proposals, work and events."""
