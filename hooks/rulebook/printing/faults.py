"""What all faults of printing are, so that a command and a build can tell a person of them.

Phase: printing.
"""


class PrintingError(ValueError):
    """Something that cannot be printed; the message is for the person who asked for it."""
