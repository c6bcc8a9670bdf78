"""Read, check and publish plans for competence development."""

__version__ = "0.1.0"
