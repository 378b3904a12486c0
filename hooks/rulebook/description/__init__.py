"""The description: what editors' tools are told of the records – JSON Schema, snippets, forms of the code hosts."""
