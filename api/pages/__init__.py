"""The pages: the same answers as the API's, rendered on the server. None needs a script."""
