"""The HTTP API under /api/v1: each route asks for an answer and sends it."""
