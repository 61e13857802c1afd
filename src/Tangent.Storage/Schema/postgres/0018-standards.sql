CREATE TABLE work_calendars (
    id uuid NOT NULL,
    name character varying(60) NOT NULL,
    unit_id uuid NOT NULL,
    plan text NOT NULL,
    changed_utc timestamp with time zone NOT NULL,
    version integer NOT NULL,
    CONSTRAINT pk_work_calendars PRIMARY KEY (id),
    CONSTRAINT fk_work_calendars_org_units_unit_id FOREIGN KEY (unit_id) REFERENCES org_units (id) ON DELETE RESTRICT
);

CREATE TABLE calendar_assignments (
    unit_id uuid NOT NULL,
    calendar_id uuid NOT NULL,
    CONSTRAINT pk_calendar_assignments PRIMARY KEY (unit_id),
    CONSTRAINT fk_calendar_assignments_org_units_unit_id FOREIGN KEY (unit_id) REFERENCES org_units (id) ON DELETE RESTRICT,
    CONSTRAINT fk_calendar_assignments_work_calendars_calendar_id FOREIGN KEY (calendar_id) REFERENCES work_calendars (id) ON DELETE RESTRICT
);

CREATE INDEX ix_calendar_assignments_calendar_id ON calendar_assignments (calendar_id);

CREATE INDEX ix_work_calendars_unit_id ON work_calendars (unit_id);
