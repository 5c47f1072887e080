"""What the questionnaire says, on screen and on paper."""
