CREATE TABLE service_standards (
    id uuid NOT NULL,
    number integer NOT NULL,
    unit_id uuid NOT NULL,
    terms text NOT NULL,
    retired_utc timestamp with time zone,
    changed_utc timestamp with time zone NOT NULL,
    version integer NOT NULL,
    CONSTRAINT pk_service_standards PRIMARY KEY (id),
    CONSTRAINT fk_service_standards_org_units_unit_id FOREIGN KEY (unit_id) REFERENCES org_units (id) ON DELETE RESTRICT
);

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

CREATE TABLE standard_receipts (
    standard_id uuid NOT NULL,
    number integer NOT NULL,
    account_id uuid NOT NULL,
    read_utc timestamp with time zone NOT NULL,
    CONSTRAINT pk_standard_receipts PRIMARY KEY (standard_id, number, account_id),
    CONSTRAINT fk_standard_receipts_service_standards_standard_id FOREIGN KEY (standard_id) REFERENCES service_standards (id) ON DELETE RESTRICT
);

CREATE TABLE standard_versions (
    standard_id uuid NOT NULL,
    number integer NOT NULL,
    terms text NOT NULL,
    written_utc timestamp with time zone NOT NULL,
    CONSTRAINT pk_standard_versions PRIMARY KEY (standard_id, number),
    CONSTRAINT fk_standard_versions_service_standards_standard_id FOREIGN KEY (standard_id) REFERENCES service_standards (id) ON DELETE RESTRICT
);

CREATE TABLE calendar_assignments (
    unit_id uuid NOT NULL,
    calendar_id uuid NOT NULL,
    CONSTRAINT pk_calendar_assignments PRIMARY KEY (unit_id),
    CONSTRAINT fk_calendar_assignments_org_units_unit_id FOREIGN KEY (unit_id) REFERENCES org_units (id) ON DELETE RESTRICT,
    CONSTRAINT fk_calendar_assignments_work_calendars_calendar_id FOREIGN KEY (calendar_id) REFERENCES work_calendars (id) ON DELETE RESTRICT
);

CREATE INDEX ix_calendar_assignments_calendar_id ON calendar_assignments (calendar_id);

CREATE UNIQUE INDEX ix_service_standards_number ON service_standards (number);

CREATE INDEX ix_service_standards_unit_id ON service_standards (unit_id);

CREATE INDEX ix_standard_receipts_account_id ON standard_receipts (account_id);

CREATE INDEX ix_work_calendars_unit_id ON work_calendars (unit_id);
