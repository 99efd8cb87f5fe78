"""Expressions with a value: money, dates, regions, bodies and acts, found in plain text.

Each module takes a string and returns mentions with half-open offsets into it, the printed words
and the normalized value. Nothing here needs spaCy: tables use it as well as measures.
"""
