"""Who may ask: keys with roles, sessions of the pages, and the audit log, in access.db."""
