"""How articles come out of files that are no plain text: one module for each format.

A reader of a bulk file takes its path and yields ``Row`` after ``Row`` in the order of the file,
holding one of them at a time. It raises ``Rejection`` when it cannot begin or cannot go on. What the
cells say is judged in ``composed_text``, for all formats alike.
"""
