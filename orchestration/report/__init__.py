"""The report: one page without scripts that shows what the published file knows, each figure with its source."""
