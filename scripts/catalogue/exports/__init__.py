"""What machines read: data, citations, feeds, calendars, badges, Markdown and permalinks."""
