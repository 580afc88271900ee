"""How a run ends: second visits, giving up, signals."""
