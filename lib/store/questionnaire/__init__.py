"""What waits outside the tables of facts until a round closes: invitations, and the answers that were sent."""
