CREATE TABLE test_cases (
    id uuid NOT NULL,
    number integer NOT NULL,
    unit_id uuid NOT NULL,
    terms text NOT NULL,
    origin text,
    is_changed boolean NOT NULL,
    is_orphan boolean NOT NULL,
    retired_utc timestamp with time zone,
    next_utc timestamp with time zone,
    changed_utc timestamp with time zone NOT NULL,
    version integer NOT NULL,
    CONSTRAINT pk_test_cases PRIMARY KEY (id),
    CONSTRAINT fk_test_cases_org_units_unit_id FOREIGN KEY (unit_id) REFERENCES org_units (id) ON DELETE RESTRICT
);

CREATE INDEX ix_test_cases_next_utc ON test_cases (next_utc) WHERE next_utc is not null;

CREATE UNIQUE INDEX ix_test_cases_number ON test_cases (number);

CREATE UNIQUE INDEX ix_test_cases_origin ON test_cases (origin) WHERE origin is not null;

CREATE INDEX ix_test_cases_unit_id ON test_cases (unit_id);

CREATE TABLE test_runs (
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    key text NOT NULL,
    source character varying(40) NOT NULL,
    started_utc timestamp with time zone NOT NULL,
    mismatch character varying(40),
    dial_seconds numeric,
    human_seconds numeric,
    took_seconds numeric,
    steps integer,
    errors integer,
    status integer,
    usability double precision,
    usability_by text,
    note text,
    actor_id uuid,
    CONSTRAINT pk_test_runs PRIMARY KEY (id),
    CONSTRAINT fk_test_runs_test_cases_case_id FOREIGN KEY (case_id) REFERENCES test_cases (id) ON DELETE RESTRICT
);

CREATE UNIQUE INDEX ix_test_runs_case_id_key ON test_runs (case_id, key);

CREATE INDEX ix_test_runs_case_id_started_utc ON test_runs (case_id, started_utc);

CREATE INDEX ix_test_runs_started_utc ON test_runs (started_utc);

CREATE TABLE test_defects (
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    mismatch character varying(40) NOT NULL,
    opened_utc timestamp with time zone NOT NULL,
    failures integer NOT NULL,
    closed_utc timestamp with time zone,
    version integer NOT NULL,
    CONSTRAINT pk_test_defects PRIMARY KEY (id),
    CONSTRAINT fk_test_defects_test_cases_case_id FOREIGN KEY (case_id) REFERENCES test_cases (id) ON DELETE RESTRICT
);

CREATE UNIQUE INDEX ix_test_defects_case_id ON test_defects (case_id) WHERE closed_utc is null;

CREATE INDEX ix_test_defects_case_id_opened_utc ON test_defects (case_id, opened_utc);

-- Encounters of this source are tests: no figure about customers counts them.
INSERT INTO log_words (id, kind, text, seen, told) VALUES (-1, 'Source', 'tangent:tests', 0, 0);
