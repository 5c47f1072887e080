"""Pictures: heading, drawing, sentences, table, source and name in one value, whoever shows it."""
