"""Which firms belong to which groups, where no table says so: from descriptions and from 字号."""
