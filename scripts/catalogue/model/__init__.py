"""What a record is: fields and their types, records, evidence, vocabularies, dates, findings."""
