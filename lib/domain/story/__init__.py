"""What is told: stories, and the slides that they are made of."""
