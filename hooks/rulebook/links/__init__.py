"""Links: what points to what, and why. Built on the model alone; rendering and checks read it."""
