"""The composer page: a form for a case, made from the model, and what its scripts know of the rulebook."""
