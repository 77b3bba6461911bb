"""What Explore, the comparison of facets and the search fetch."""
