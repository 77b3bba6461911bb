"""The pipeline that writes the site, the preview, and scripts for pages opened from a disk."""
