CREATE TABLE judgement_states (
    id integer NOT NULL,
    last bigint NOT NULL,
    rewritten bigint NOT NULL,
    CONSTRAINT pk_judgement_states PRIMARY KEY (id)
);

CREATE TABLE judgements (
    id bigint NOT NULL,
    source text NOT NULL,
    external_id text NOT NULL,
    customer bigint,
    journey text,
    touchpoint text,
    instrument character varying(40) NOT NULL,
    scale text,
    score double precision,
    comment text,
    given bigint,
    unit text,
    tier character varying(40),
    weight double precision NOT NULL,
    received bigint NOT NULL,
    CONSTRAINT pk_judgements PRIMARY KEY (id)
);

CREATE INDEX ix_judgements_customer ON judgements (customer) WHERE customer is not null;

CREATE INDEX ix_judgements_journey ON judgements (journey) WHERE journey is not null;

CREATE UNIQUE INDEX ix_judgements_source_external_id ON judgements (source, external_id);

INSERT INTO judgement_states (id, last, rewritten) VALUES (1, 0, 0);
