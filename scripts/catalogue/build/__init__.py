"""The pipeline that writes the site, its cache, the search index, the offline pack and the book."""
