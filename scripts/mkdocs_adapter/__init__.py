"""The only place that knows MkDocs: what of it the site uses, and nothing else."""
