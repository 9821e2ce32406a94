"""Ticket printer and voice."""
