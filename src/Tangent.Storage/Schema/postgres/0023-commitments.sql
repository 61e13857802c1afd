CREATE TABLE commitments (
    id uuid NOT NULL,
    number integer NOT NULL,
    unit_id uuid NOT NULL,
    terms text NOT NULL,
    published_utc timestamp with time zone,
    holds_from date,
    capacity text,
    reason text,
    withdrawn_utc timestamp with time zone,
    holds_to date,
    changed_utc timestamp with time zone NOT NULL,
    version integer NOT NULL,
    CONSTRAINT pk_commitments PRIMARY KEY (id),
    CONSTRAINT fk_commitments_org_units_unit_id FOREIGN KEY (unit_id) REFERENCES org_units (id) ON DELETE RESTRICT
);

CREATE UNIQUE INDEX ix_commitments_number ON commitments (number);

CREATE INDEX ix_commitments_unit_id ON commitments (unit_id);

CREATE TABLE breaches (
    id uuid NOT NULL,
    commitment_id uuid NOT NULL,
    encounter bigint NOT NULL,
    unit_id uuid NOT NULL,
    customer bigint,
    started_utc timestamp with time zone NOT NULL,
    seen_utc timestamp with time zone NOT NULL,
    due_utc timestamp with time zone NOT NULL,
    facts text NOT NULL,
    state character varying(40) NOT NULL,
    notice character varying(40) NOT NULL,
    settled_utc timestamp with time zone,
    settled_by uuid,
    cost numeric,
    note text,
    version integer NOT NULL,
    CONSTRAINT pk_breaches PRIMARY KEY (id),
    CONSTRAINT fk_breaches_commitments_commitment_id FOREIGN KEY (commitment_id) REFERENCES commitments (id) ON DELETE RESTRICT,
    CONSTRAINT fk_breaches_org_units_unit_id FOREIGN KEY (unit_id) REFERENCES org_units (id) ON DELETE RESTRICT
);

CREATE UNIQUE INDEX ix_breaches_commitment_id_encounter ON breaches (commitment_id, encounter);

CREATE INDEX ix_breaches_customer ON breaches (customer) WHERE customer is not null;

CREATE INDEX ix_breaches_encounter ON breaches (encounter);

CREATE INDEX ix_breaches_state_due_utc ON breaches (state, due_utc);

CREATE INDEX ix_breaches_unit_id ON breaches (unit_id);

CREATE TABLE commitment_states (
    id integer NOT NULL,
    last bigint NOT NULL,
    CONSTRAINT pk_commitment_states PRIMARY KEY (id)
);
