"""The model: frozen values, no reading, no writing, no rendering. Everything may import it; it imports nothing of ours."""
