"""What stands behind the address of a questionnaire."""
