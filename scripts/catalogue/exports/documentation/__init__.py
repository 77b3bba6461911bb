"""What the model and data/ say of themselves in the guides for editors and in ARCHITECTURE.md."""
