"""What happened at a place: launch, target, intercept, debris, or nothing.

The way of the data: `words` -> `cues` -> `scenes`, sentences with their places -> `attacks`, those about an
attack -> `launches`, `rules` -> `assigning`, by the first rule that knows what happened.
"""
