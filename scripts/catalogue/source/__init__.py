"""From disk to the catalogue: limits, YAML with positions, documents, Markdown, validation, translations."""
