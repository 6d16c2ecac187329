"""Views: what the claims of all sources say together of chains, firms, supply and projects."""
