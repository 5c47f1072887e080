"""A story as a presentation of an office program: native charts, real text, sources in the notes."""
