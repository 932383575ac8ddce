"""Reads facts from one Vietnamese article. A pure library: text in, records out.

``extract(raw_text)`` always gives the same records for the same text, and touches no file,
clock or network (the reference tables are read once, on first use).
"""
