"""Reports for people and for programs: text, JSON, SARIF, JUnit, GitHub, HTML, CSV."""
