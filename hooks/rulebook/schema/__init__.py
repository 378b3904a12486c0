"""The schema: text of front matter -> records, or diagnostics. The loader is its only caller."""
