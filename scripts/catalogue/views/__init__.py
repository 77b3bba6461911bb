"""What templates show, in one language: frozen values that are ready to print."""
