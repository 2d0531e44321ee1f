"""Who works here: the office, its agencies, its people, and the roles that each holds on a day."""
