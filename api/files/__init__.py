"""Files for people: the bureau's own lists."""
