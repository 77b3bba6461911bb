"""Templates, the head of a page, linked data and digests of assets."""
