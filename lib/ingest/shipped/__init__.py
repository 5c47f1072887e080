"""The sets of figures that lie in the box: made from raw files, and loaded."""
