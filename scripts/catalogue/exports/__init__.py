"""What machines read: data, citations, feeds, calendars, badges, harvesting and permalinks."""
