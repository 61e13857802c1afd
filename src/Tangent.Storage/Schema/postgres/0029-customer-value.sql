-- Until now nobody was asked who had said a tier: a system or a person. What is reckoned may move all of them.
ALTER TABLE customer_tiers ADD COLUMN cause character varying(40) NOT NULL DEFAULT 'Told';

ALTER TABLE customer_tiers ALTER COLUMN cause DROP DEFAULT;

ALTER TABLE customer_tiers ADD COLUMN reason text;

ALTER TABLE customer_tiers ADD COLUMN until_utc timestamp with time zone;

CREATE TABLE value_policy_versions (
    number integer NOT NULL,
    document text NOT NULL,
    from_utc timestamp with time zone NOT NULL,
    actor_id uuid NOT NULL,
    CONSTRAINT pk_value_policy_versions PRIMARY KEY (number)
);

CREATE TABLE value_runs (
    id uuid NOT NULL,
    period integer NOT NULL,
    policy integer NOT NULL,
    as_of_utc timestamp with time zone NOT NULL,
    took_millis bigint NOT NULL,
    model text,
    cannot text,
    CONSTRAINT pk_value_runs PRIMARY KEY (id)
);

CREATE TABLE customer_values (
    customer_id bigint NOT NULL,
    run_id uuid NOT NULL,
    period integer NOT NULL,
    repeats integer NOT NULL,
    last_at double precision NOT NULL,
    watched double precision NOT NULL,
    mean_spent double precision,
    per_purchase double precision NOT NULL,
    expected double precision NOT NULL,
    alive double precision NOT NULL,
    worth double precision NOT NULL,
    recency integer NOT NULL,
    frequency integer NOT NULL,
    money integer NOT NULL,
    tier character varying(40) NOT NULL,
    move character varying(40) NOT NULL,
    periods_below integer NOT NULL,
    tier_before character varying(40),
    below_before integer NOT NULL,
    is_by_hand boolean NOT NULL,
    potential double precision NOT NULL,
    potential_key bytea,
    CONSTRAINT pk_customer_values PRIMARY KEY (customer_id),
    CONSTRAINT fk_customer_values_customers_customer_id FOREIGN KEY (customer_id) REFERENCES customers (id) ON DELETE RESTRICT
);

CREATE TABLE tier_moves (
    id uuid NOT NULL,
    customer_id bigint NOT NULL,
    run_id uuid NOT NULL,
    from_tier character varying(40),
    to_tier character varying(40) NOT NULL,
    move character varying(40) NOT NULL,
    is_done boolean NOT NULL,
    at_utc timestamp with time zone NOT NULL,
    worth double precision NOT NULL,
    cut double precision NOT NULL,
    CONSTRAINT pk_tier_moves PRIMARY KEY (id),
    CONSTRAINT fk_tier_moves_customers_customer_id FOREIGN KEY (customer_id) REFERENCES customers (id) ON DELETE RESTRICT
);

CREATE INDEX ix_customer_values_potential_key ON customer_values (potential_key) WHERE potential_key is not null;

CREATE INDEX ix_tier_moves_at_utc_id ON tier_moves (at_utc, id);

CREATE INDEX ix_tier_moves_customer_id ON tier_moves (customer_id);

CREATE INDEX ix_value_runs_as_of_utc ON value_runs (as_of_utc);
