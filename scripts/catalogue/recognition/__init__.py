"""What follows from evidence: levels, and the links between records read backwards."""
