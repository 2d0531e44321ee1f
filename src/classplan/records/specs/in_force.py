"""The versions in force on a day, as the beginning of a statement to the database.

For each class an index alone tells its version, and no text is read for it.
"""

VERSION = """(SELECT v.id FROM specs_specversion v WHERE v.job_class_id = c.id AND v.start <= %(day)s
              ORDER BY v.start DESC, v.recorded DESC, v.id DESC LIMIT 1)"""

# Of every class, by its number; null where it has no specification on the day.
IN_FORCE = f"""
WITH in_force AS MATERIALIZED (
    SELECT c.number, {VERSION} AS version FROM plan_jobclass c WHERE c.office_id = %(office)s
)
"""  # noqa: S608 - no value stands in it

# The same of the classes that stand in the plan on the day.
STANDING = f"""
WITH standing AS MATERIALIZED (
    SELECT c.number, {VERSION} AS version FROM plan_jobclass c WHERE c.office_id = %(office)s
    AND NOT (SELECT p.ended FROM plan_planpoint p WHERE p.job_class_id = c.id AND p.start <= %(day)s
             ORDER BY p.start DESC, p.recorded DESC, p.id DESC LIMIT 1)
)
"""  # noqa: S608 - no value stands in it
