"""The places that a text names: regions, seas, towns, districts, launch sites.

The way of the data: `gazetteer` -> `mentions` -> `adjectives`, `nouns` -> `names`, each name by itself;
`distances` -> `references`, `actors` -> `context`, beside its neighbours; `finding` goes through a text.
"""
