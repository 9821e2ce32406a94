"""A service hall as arithmetic: scenarios, the dispatch rule, simulated days and what they measure."""
