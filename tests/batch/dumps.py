"""All rows of a knowledge base, in an order of their own."""

from sqlalchemy import select

from kznlp.kb import KnowledgeBase, schema


def dump(path):
    with KnowledgeBase(path, create=False) as kb, kb.reading() as connection:
        rows = {}
        for name, table in schema.METADATA.tables.items():
            columns = [c for c in table.columns if name != "passages" or c.name != "id"]
            rows[name] = sorted(map(repr, connection.execute(select(*columns))))
        return rows
