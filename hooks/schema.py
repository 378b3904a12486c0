"""Publish the JSON Schema of every record, for editors' tools."""

from rulebook.bridge.schema import on_post_build

__all__ = ["on_post_build"]
