"""The comparison: what a proposal changes for readers, against the branch that it is for."""
