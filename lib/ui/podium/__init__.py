"""A story that is presented: the screen for the room, the window of the presenter, and phones that follow along."""
