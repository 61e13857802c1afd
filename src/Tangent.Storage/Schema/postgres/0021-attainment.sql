CREATE TABLE attainment_counts (
    clause integer NOT NULL,
    version integer NOT NULL,
    tier integer NOT NULL,
    unit_id uuid NOT NULL,
    channel integer NOT NULL,
    month integer NOT NULL,
    measured bigint NOT NULL,
    met bigint NOT NULL,
    days bytea NOT NULL,
    CONSTRAINT pk_attainment_counts PRIMARY KEY (month, clause, unit_id, tier, channel, version)
);

CREATE TABLE attainment_runs (
    id uuid NOT NULL,
    started_utc timestamp with time zone NOT NULL,
    took_millis bigint NOT NULL,
    reasons text NOT NULL,
    asked_by uuid,
    rows bigint NOT NULL,
    cells integer NOT NULL,
    CONSTRAINT pk_attainment_runs PRIMARY KEY (id)
);

CREATE TABLE attainment_states (
    id integer NOT NULL,
    last bigint NOT NULL,
    marks text NOT NULL,
    changes bigint NOT NULL,
    counted_utc timestamp with time zone NOT NULL,
    added bigint NOT NULL,
    CONSTRAINT pk_attainment_states PRIMARY KEY (id)
);

CREATE INDEX ix_attainment_counts_clause_month ON attainment_counts (clause, month);

CREATE INDEX ix_attainment_runs_started_utc ON attainment_runs (started_utc);
