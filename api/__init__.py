"""Faces: command line, HTTP and files, all on the same answers."""

__version__ = "0.1.0"
