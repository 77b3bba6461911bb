"""What the page of a record and its row in a list show."""
