"""Reports for people and for programs: text, JSON."""
