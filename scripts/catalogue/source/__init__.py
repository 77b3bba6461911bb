"""From disk to records: limits, YAML with positions, documents, Markdown, validation, translations, catalogue."""
