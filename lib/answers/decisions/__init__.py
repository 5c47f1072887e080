"""The decisions of a partnership: which are shown, and what they are told with."""
