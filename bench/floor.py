"""The plan on a day in plain SQL, in several formulations: the best one on each database is the floor.

Each gives the rows of `classplan.records.plan.as_of.plan_lines`, the same columns, in no order. They are made of two
parts that can be put together at will: the range of each grade on the day, and the point of each class.
"""

GRADE = 'g.id, g.printed, g."group" AS letter'
RANGE = "r.minimum_cents, r.maximum_cents, r.moved_on"
LINE = """
    c.number, p.code, p.title, band.printed, band.letter, band.minimum_cents, band.maximum_cents, p.flsa, p.since,
    p.cause, p.attested_by, p.provisional_by, p.usable_until, p.council_on_record, band.moved_on
"""
LATEST = "ORDER BY q.start DESC, q.recorded DESC, q.id DESC LIMIT 1"

# --- The range of each grade on the day ------------------------------------------------------------------

BANDS = {
    "correlated": f"""
        SELECT {GRADE}, {RANGE} FROM plan_paygrade g LEFT JOIN plan_rangepoint r ON r.id = (
            SELECT q.id FROM plan_rangepoint q WHERE q.grade_id = g.id AND q.start <= :day {LATEST})
        WHERE g.office_id = :office""",
    "window": f"""
        SELECT {GRADE}, {RANGE} FROM plan_paygrade g LEFT JOIN (
            SELECT q.*, row_number() OVER (PARTITION BY q.grade_id ORDER BY q.start DESC, q.recorded DESC, q.id DESC) AS place
            FROM plan_rangepoint q WHERE q.start <= :day) r ON r.grade_id = g.id AND r.place = 1
        WHERE g.office_id = :office""",
    "lateral": f"""
        SELECT {GRADE}, {RANGE} FROM plan_paygrade g LEFT JOIN LATERAL (
            SELECT q.* FROM plan_rangepoint q WHERE q.grade_id = g.id AND q.start <= :day {LATEST}) r ON true
        WHERE g.office_id = :office""",
}
"""Each with its SQL."""

# --- The point of each class on the day ------------------------------------------------------------------

POINTS = {
    "correlated": f"""
        FROM plan_jobclass c JOIN plan_planpoint p ON p.id = (
            SELECT q.id FROM plan_planpoint q WHERE q.job_class_id = c.id AND q.start <= :day {LATEST})
        LEFT JOIN band ON band.id = p.grade_id WHERE c.office_id = :office AND NOT p.ended""",
    "correlated first": f"""
        FROM (SELECT c.number, (SELECT q.id FROM plan_planpoint q WHERE q.job_class_id = c.id AND q.start <= :day
                                {LATEST}) AS point FROM plan_jobclass c WHERE c.office_id = :office) c
        JOIN plan_planpoint p ON p.id = c.point LEFT JOIN band ON band.id = p.grade_id WHERE NOT p.ended""",
    "lateral": f"""
        FROM plan_jobclass c CROSS JOIN LATERAL (
            SELECT q.* FROM plan_planpoint q WHERE q.job_class_id = c.id AND q.start <= :day {LATEST}) p
        LEFT JOIN band ON band.id = p.grade_id WHERE c.office_id = :office AND NOT p.ended""",
    "distinct on": """
        FROM (SELECT DISTINCT ON (q.job_class_id) q.* FROM plan_planpoint q WHERE q.start <= :day
              ORDER BY q.job_class_id, q.start DESC, q.recorded DESC, q.id DESC) p
        JOIN plan_jobclass c ON c.id = p.job_class_id LEFT JOIN band ON band.id = p.grade_id
        WHERE c.office_id = :office AND NOT p.ended""",
    "window": """
        FROM (SELECT q.*, row_number() OVER (
                  PARTITION BY q.job_class_id ORDER BY q.start DESC, q.recorded DESC, q.id DESC) AS place
              FROM plan_planpoint q WHERE q.start <= :day) p
        JOIN plan_jobclass c ON c.id = p.job_class_id LEFT JOIN band ON band.id = p.grade_id
        WHERE p.place = 1 AND c.office_id = :office AND NOT p.ended""",
    "window over ids": """
        FROM (SELECT q.id, row_number() OVER (
                  PARTITION BY q.job_class_id ORDER BY q.start DESC, q.recorded DESC, q.id DESC) AS place
              FROM plan_planpoint q WHERE q.start <= :day) held
        JOIN plan_planpoint p ON p.id = held.id
        JOIN plan_jobclass c ON c.id = p.job_class_id LEFT JOIN band ON band.id = p.grade_id
        WHERE held.place = 1 AND c.office_id = :office AND NOT p.ended""",
    "join on max": """
        FROM (SELECT q.job_class_id, max(q.start) AS start FROM plan_planpoint q WHERE q.start <= :day
              GROUP BY q.job_class_id) held
        JOIN plan_planpoint p ON p.job_class_id = held.job_class_id AND p.start = held.start
        JOIN plan_jobclass c ON c.id = p.job_class_id LEFT JOIN band ON band.id = p.grade_id
        WHERE c.office_id = :office AND NOT p.ended AND NOT EXISTS (
            SELECT 1 FROM plan_planpoint q WHERE q.job_class_id = p.job_class_id AND q.start = p.start
            AND (q.recorded, q.id) > (p.recorded, p.id))""",
    "no later one": """
        FROM plan_planpoint p JOIN plan_jobclass c ON c.id = p.job_class_id
        LEFT JOIN band ON band.id = p.grade_id
        WHERE p.start <= :day AND c.office_id = :office AND NOT p.ended AND NOT EXISTS (
            SELECT 1 FROM plan_planpoint q WHERE q.job_class_id = p.job_class_id AND q.start <= :day
            AND (q.start, q.recorded, q.id) > (p.start, p.recorded, p.id))""",
}
ON_POSTGRESQL_ONLY = {"lateral", "distinct on"}
