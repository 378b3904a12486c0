"""The root of the site, the short addresses of the rules, and the addresses that records had before."""

from rulebook.bridge.addresses import on_files

__all__ = ["on_files"]
