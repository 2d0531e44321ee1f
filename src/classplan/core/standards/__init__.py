"""Standard language: the competencies, physical demands, statements and paragraphs that specifications share.

>>> from classplan.core.standards.levels import level_of
>>> level_of("Senior Arborist")
<Level.FULL_PERFORMANCE: 'full performance'>
"""
