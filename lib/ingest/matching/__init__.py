"""Tables that are not in the contract's form, matched column by column."""
