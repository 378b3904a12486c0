"""Upkeep: what of the content waits for somebody, as lists and as text."""
