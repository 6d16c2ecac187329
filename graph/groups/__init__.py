"""Which firms belong to which groups, where no table says so: from introductions and from 字号."""
