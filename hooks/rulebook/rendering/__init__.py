"""Rendering: values -> text, through templates and the interface words. No file is written here."""
