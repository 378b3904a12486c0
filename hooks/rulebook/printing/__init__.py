"""Paper: handbooks, decks and sheets, from the same Library and the same rendered bodies as the site."""
