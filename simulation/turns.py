"""The order of events at one instant, the same in both engines."""

CLOSING, DECISION, ENDING, OPENING, DOOR, PATIENCE, ARRIVAL = range(7)
"""Kinds of events, in their order at one instant: closings and starts of breaks; at the hall's closing who stays
unserved; ends of service and of no-show time; openings and ends of breaks; at opening who stands at the door; patience
running out; arrivals. Within a kind by window or ticket."""
