"""Files in, claims out: every kind of source by the same four verbs.

`read` (dumb) gives rows, `transform` (pure) gives the claims of a row, `check` holds them against
the model, `write` is shared. A row is in the graph, left out with a reason, or in the rejects.
"""
