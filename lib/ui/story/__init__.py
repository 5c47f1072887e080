"""The screen of stories: reading, writing and presenting them."""
