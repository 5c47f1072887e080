"""The questionnaire: a small page of its own, that opens by an address and sends one set of answers."""
