"""Names of Chinese enterprises taken apart, compared, and told to mean one, several or none."""
