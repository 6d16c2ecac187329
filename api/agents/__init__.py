"""The graph for agents: a few read tools over the Model Context Protocol."""
