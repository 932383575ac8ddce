"""News warehouse: reads Vietnamese corporate news into facts with their source words."""
