"""The market-conformity test: prices made comparable step by step, and what they say. `publish` is what pages show."""
