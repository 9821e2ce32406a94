"""How fast the simulation is, as ratios to baselines run beside it: ``python -m benchmarks.simulation``."""
