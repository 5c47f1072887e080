"""Reading files of others in a process of its own, so that a hostile one costs no more than it may."""
