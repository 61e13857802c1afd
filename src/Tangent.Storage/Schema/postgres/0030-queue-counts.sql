CREATE INDEX ix_recovery_cases_open ON recovery_cases (unit_id, person_id, step, due_utc, is_to_approve, closed_utc) WHERE closed_utc is null;
