"""Reports in, readings out: every number with the characters it was read from."""
