CREATE TABLE case_policy_versions (
    number integer NOT NULL,
    document text NOT NULL,
    from_utc timestamp with time zone NOT NULL,
    actor_id uuid NOT NULL,
    CONSTRAINT pk_case_policy_versions PRIMARY KEY (number)
);

CREATE TABLE recovery_states (
    id integer NOT NULL,
    judgements bigint NOT NULL,
    is_swept boolean NOT NULL,
    version integer NOT NULL,
    CONSTRAINT pk_recovery_states PRIMARY KEY (id)
);

CREATE TABLE recovery_cases (
    id uuid NOT NULL,
    number text NOT NULL,
    origin character varying(40) NOT NULL,
    title text,
    customer bigint,
    tier character varying(40),
    journey text,
    touchpoint uuid,
    unit_id uuid NOT NULL,
    person_id uuid,
    step character varying(40) NOT NULL,
    severity character varying(40) NOT NULL,
    is_safety boolean NOT NULL,
    spread character varying(40) NOT NULL,
    verdict character varying(40),
    cause character varying(40),
    is_repeat boolean NOT NULL,
    opened_utc timestamp with time zone NOT NULL,
    contacted_utc timestamp with time zone,
    told_utc timestamp with time zone,
    done_utc timestamp with time zone,
    visited_utc timestamp with time zone,
    closed_utc timestamp with time zone,
    ending character varying(40),
    recovered character varying(40),
    satisfaction integer,
    share_before double precision,
    cost numeric(12,2) NOT NULL,
    reopened integer NOT NULL,
    escalated integer NOT NULL,
    parent_id uuid,
    merged_into uuid,
    due_utc timestamp with time zone,
    look_utc timestamp with time zone,
    policy integer NOT NULL,
    details text NOT NULL,
    version integer NOT NULL,
    found text NOT NULL,
    opened_key bytea NOT NULL,
    due_key bytea NOT NULL,
    is_to_approve boolean NOT NULL,
    CONSTRAINT pk_recovery_cases PRIMARY KEY (id),
    CONSTRAINT fk_recovery_cases_org_units_unit_id FOREIGN KEY (unit_id) REFERENCES org_units (id) ON DELETE RESTRICT
);

CREATE TABLE case_entries (
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    at_utc timestamp with time zone NOT NULL,
    kind character varying(40) NOT NULL,
    actor_id uuid NOT NULL,
    actor_name text,
    about text,
    words text,
    CONSTRAINT pk_case_entries PRIMARY KEY (id),
    CONSTRAINT fk_case_entries_recovery_cases_case_id FOREIGN KEY (case_id) REFERENCES recovery_cases (id) ON DELETE RESTRICT
);

CREATE TABLE signals (
    id uuid NOT NULL,
    kind character varying(40) NOT NULL,
    key text NOT NULL,
    at_utc timestamp with time zone NOT NULL,
    decided_utc timestamp with time zone NOT NULL,
    customer bigint,
    touchpoint uuid,
    unit_id uuid NOT NULL,
    share double precision,
    fate character varying(40) NOT NULL,
    why character varying(40),
    rule text,
    policy integer NOT NULL,
    case_id uuid,
    decided_key bytea NOT NULL,
    CONSTRAINT pk_signals PRIMARY KEY (id),
    CONSTRAINT fk_signals_org_units_unit_id FOREIGN KEY (unit_id) REFERENCES org_units (id) ON DELETE RESTRICT,
    CONSTRAINT fk_signals_recovery_cases_case_id FOREIGN KEY (case_id) REFERENCES recovery_cases (id) ON DELETE RESTRICT
);

CREATE INDEX ix_case_entries_case_id_at_utc ON case_entries (case_id, at_utc);

CREATE INDEX ix_recovery_cases_closed_utc ON recovery_cases (closed_utc) WHERE closed_utc is not null;

CREATE INDEX ix_recovery_cases_customer ON recovery_cases (customer) WHERE customer is not null;

CREATE INDEX ix_recovery_cases_due_key ON recovery_cases (due_key) WHERE closed_utc is null;

CREATE INDEX ix_recovery_cases_look_utc ON recovery_cases (look_utc) WHERE look_utc is not null;

CREATE INDEX ix_recovery_cases_merged_into ON recovery_cases (merged_into) WHERE merged_into is not null;

CREATE UNIQUE INDEX ix_recovery_cases_number ON recovery_cases (number);

CREATE INDEX ix_recovery_cases_opened_key ON recovery_cases (opened_key);

CREATE INDEX ix_recovery_cases_parent_id ON recovery_cases (parent_id) WHERE parent_id is not null;

CREATE INDEX ix_recovery_cases_person_id_due_key ON recovery_cases (person_id, due_key) WHERE closed_utc is null and person_id is not null;

CREATE INDEX ix_recovery_cases_touchpoint_opened_utc ON recovery_cases (touchpoint, opened_utc) WHERE touchpoint is not null;

CREATE INDEX ix_recovery_cases_unit_id ON recovery_cases (unit_id);

CREATE INDEX ix_recovery_cases_unit_id_due_key ON recovery_cases (unit_id, due_key) WHERE closed_utc is null;

CREATE INDEX ix_signals_case_id ON signals (case_id) WHERE case_id is not null;

CREATE INDEX ix_signals_customer ON signals (customer) WHERE customer is not null;

CREATE INDEX ix_signals_decided_key ON signals (decided_key);

CREATE UNIQUE INDEX ix_signals_kind_key ON signals (kind, key);

CREATE INDEX ix_signals_unit_id ON signals (unit_id);

INSERT INTO recovery_states (id, judgements, is_swept, version) VALUES (1, 0, false, 1);
