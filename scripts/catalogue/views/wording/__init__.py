"""Words and addresses that every view uses: the reader's context, dates, places and names."""
