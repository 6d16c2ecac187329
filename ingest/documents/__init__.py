"""Official documents: bytes to text, and the facts that the text states."""
