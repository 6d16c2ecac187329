"""The graph: its model, its store, the claims in it, and what the claims say of a chain.

Rooms, lowest first: errors, names and places, model (and its uses), store, claims, workspace,
chain, gaps. Each imports only those before it.
"""
