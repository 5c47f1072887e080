"""The demonstration set: what was agreed, decided and proposed."""
