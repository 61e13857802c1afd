CREATE TABLE customer_erasures (
    customer_id bigint NOT NULL,
    at_utc timestamp with time zone NOT NULL,
    CONSTRAINT pk_customer_erasures PRIMARY KEY (customer_id)
);

CREATE TABLE customer_matches (
    first_id bigint NOT NULL,
    second_id bigint NOT NULL,
    kind character varying(40) NOT NULL,
    found_utc timestamp with time zone NOT NULL,
    state character varying(40) NOT NULL,
    CONSTRAINT pk_customer_matches PRIMARY KEY (first_id, second_id)
);

CREATE TABLE customer_merges (
    id uuid NOT NULL,
    from_id bigint NOT NULL,
    into_id bigint NOT NULL,
    reason character varying(40) NOT NULL,
    at_utc timestamp with time zone NOT NULL,
    undone_utc timestamp with time zone,
    CONSTRAINT pk_customer_merges PRIMARY KEY (id)
);

CREATE TABLE customer_consents (
    id uuid NOT NULL,
    customer_id bigint NOT NULL,
    purpose character varying(40) NOT NULL,
    is_given boolean NOT NULL,
    at_utc timestamp with time zone NOT NULL,
    evidence text NOT NULL,
    CONSTRAINT pk_customer_consents PRIMARY KEY (id),
    CONSTRAINT fk_customer_consents_customers_customer_id FOREIGN KEY (customer_id) REFERENCES customers (id) ON DELETE RESTRICT
);

CREATE TABLE customer_opt_outs (
    customer_id bigint NOT NULL,
    way character varying(40) NOT NULL,
    at_utc timestamp with time zone NOT NULL,
    CONSTRAINT pk_customer_opt_outs PRIMARY KEY (customer_id, way),
    CONSTRAINT fk_customer_opt_outs_customers_customer_id FOREIGN KEY (customer_id) REFERENCES customers (id) ON DELETE RESTRICT
);

CREATE TABLE customer_tiers (
    customer_id bigint NOT NULL,
    from_utc timestamp with time zone NOT NULL,
    tier character varying(40) NOT NULL,
    CONSTRAINT pk_customer_tiers PRIMARY KEY (customer_id, from_utc),
    CONSTRAINT fk_customer_tiers_customers_customer_id FOREIGN KEY (customer_id) REFERENCES customers (id) ON DELETE RESTRICT
);

CREATE INDEX ix_customer_consents_customer_id_at_utc ON customer_consents (customer_id, at_utc);

CREATE INDEX ix_customer_matches_state_found_utc ON customer_matches (state, found_utc);

CREATE UNIQUE INDEX ix_customer_merges_from_id ON customer_merges (from_id) WHERE undone_utc is null;

CREATE INDEX ix_customer_merges_into_id ON customer_merges (into_id);
