"""The model: frozen values, no effects. Everything may import it; it imports nothing of ours."""
