"""How many, how exactly, and which digits count nothing: `core` -> `digits`, `words` -> `quantities`."""
