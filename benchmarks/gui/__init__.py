"""What the screens cost: stalls, start, switches, long tables, memory and a wall at rest."""
