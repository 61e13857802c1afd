CREATE TABLE voices (
    id uuid NOT NULL,
    number text NOT NULL,
    kind character varying(40) NOT NULL,
    way character varying(40) NOT NULL,
    source text NOT NULL,
    external_id text NOT NULL,
    words text,
    remedy text,
    address text,
    customer bigint,
    touchpoint uuid,
    unit_id uuid NOT NULL,
    person_id uuid,
    given_utc timestamp with time zone NOT NULL,
    received_utc timestamp with time zone NOT NULL,
    due_utc timestamp with time zone NOT NULL,
    notice integer,
    sentiment character varying(40) NOT NULL,
    themes text NOT NULL,
    suggested uuid,
    replied_utc timestamp with time zone,
    ended_utc timestamp with time zone,
    how character varying(40),
    reason text,
    merged_into uuid,
    version integer NOT NULL,
    found text NOT NULL,
    given_key bytea NOT NULL,
    due_key bytea NOT NULL,
    CONSTRAINT pk_voices PRIMARY KEY (id),
    CONSTRAINT fk_voices_org_units_unit_id FOREIGN KEY (unit_id) REFERENCES org_units (id) ON DELETE RESTRICT
);

CREATE TABLE incidents (
    id uuid NOT NULL,
    story text,
    outcome character varying(40) NOT NULL,
    teller character varying(40) NOT NULL,
    touchpoint uuid,
    unit_id uuid NOT NULL,
    channel character varying(40),
    actors text,
    voice_id uuid,
    customer bigint,
    happened_utc timestamp with time zone NOT NULL,
    taken_utc timestamp with time zone NOT NULL,
    type character varying(40),
    is_adjudicated boolean NOT NULL,
    version integer NOT NULL,
    happened_key bytea NOT NULL,
    CONSTRAINT pk_incidents PRIMARY KEY (id),
    CONSTRAINT fk_incidents_org_units_unit_id FOREIGN KEY (unit_id) REFERENCES org_units (id) ON DELETE RESTRICT,
    CONSTRAINT fk_incidents_voices_voice_id FOREIGN KEY (voice_id) REFERENCES voices (id) ON DELETE RESTRICT
);

CREATE TABLE voice_entries (
    id uuid NOT NULL,
    voice_id uuid NOT NULL,
    at_utc timestamp with time zone NOT NULL,
    actor_id uuid NOT NULL,
    actor_name text,
    way character varying(40),
    words text,
    CONSTRAINT pk_voice_entries PRIMARY KEY (id),
    CONSTRAINT fk_voice_entries_voices_voice_id FOREIGN KEY (voice_id) REFERENCES voices (id) ON DELETE RESTRICT
);

CREATE TABLE incident_codes (
    incident_id uuid NOT NULL,
    coder_id uuid NOT NULL,
    type character varying(40) NOT NULL,
    at_utc timestamp with time zone NOT NULL,
    CONSTRAINT pk_incident_codes PRIMARY KEY (incident_id, coder_id),
    CONSTRAINT fk_incident_codes_incidents_incident_id FOREIGN KEY (incident_id) REFERENCES incidents (id) ON DELETE RESTRICT
);

CREATE INDEX ix_incidents_customer ON incidents (customer) WHERE customer is not null;

CREATE INDEX ix_incidents_happened_key ON incidents (happened_key);

CREATE INDEX ix_incidents_unit_id ON incidents (unit_id);

CREATE INDEX ix_incidents_voice_id ON incidents (voice_id) WHERE voice_id is not null;

CREATE INDEX ix_voice_entries_voice_id_at_utc ON voice_entries (voice_id, at_utc);

CREATE INDEX ix_voices_customer ON voices (customer) WHERE customer is not null;

CREATE INDEX ix_voices_due_key ON voices (due_key) WHERE ended_utc is null;

CREATE INDEX ix_voices_given_key ON voices (given_key);

CREATE INDEX ix_voices_merged_into ON voices (merged_into) WHERE merged_into is not null;

CREATE UNIQUE INDEX ix_voices_number ON voices (number);

CREATE UNIQUE INDEX ix_voices_source_external_id ON voices (source, external_id);

CREATE INDEX ix_voices_touchpoint_given_key ON voices (touchpoint, given_key) WHERE touchpoint is not null;

CREATE INDEX ix_voices_unit_id ON voices (unit_id);
