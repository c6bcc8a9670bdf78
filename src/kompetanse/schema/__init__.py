"""JSON Schemas of what people write: plans, and configurations.

An editor that knows them completes keys, tells what they mean and underlines what cannot be.
They are made from the classes and tables that do the reading, and accept what those accept; what
only a whole plan can tell (dates, references) they leave to `kompetanse check`.
"""

from kompetanse.schema.configuration import config_schema
from kompetanse.schema.plans import plan_schema


__all__ = ["config_schema", "plan_schema"]
