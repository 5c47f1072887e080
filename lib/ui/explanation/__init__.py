"""The pages that explain: the method and the data dictionary."""
