"""Papers that the office issues, as trees of headings, paragraphs, tables and lists; rendering is for `formats`."""

from classplan.core.documents.tree import Block, Document, Facts, Heading, Items, PageBreak, Paragraph, Redlined, Table

__all__ = ["Block", "Document", "Facts", "Heading", "Items", "PageBreak", "Paragraph", "Redlined", "Table"]
