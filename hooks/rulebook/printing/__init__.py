"""Print: records -> sheets, booklets, decks and handbooks. Nothing here knows the site or the command line."""
