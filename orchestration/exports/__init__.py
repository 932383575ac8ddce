"""The published tables as files of other formats: one module for each."""
