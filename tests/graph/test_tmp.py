from graph.store import Statement
def test_a(store): assert store.read("RETURN 1 AS x")==[{"x":1}]
def test_b(store): store.read("MATCH (n:Nix) RETURN n")
def test_c(address): pass
