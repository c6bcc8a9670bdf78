"""What declarations ask: one module for each family of shapes.

Every shape is built from a `Table` and has a method `results`, which says of one subject what a
rule in Python would say: problems, what is unknown, what is missing.
"""
