"""The pipeline that writes the site, its cache, the search index, and scripts for pages opened from a disk."""
