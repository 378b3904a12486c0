"""Authoring: what an editor begins with. New records and skeletons of translations, written in one normal form."""
