"""The steps from a listed price to a comparable one: a module a kind of step, and in order.py the list of all."""
