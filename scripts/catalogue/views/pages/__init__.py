"""What each kind of ordinary page shows of the records."""
