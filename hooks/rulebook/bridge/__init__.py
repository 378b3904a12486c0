"""The bridge: the only room, with cli and the hook files, that knows MkDocs (and its drop-in fork, ProperDocs)."""
