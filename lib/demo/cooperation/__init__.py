"""How both sides of invented partnerships see their cooperation."""
