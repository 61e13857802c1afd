CREATE TABLE own_links (
    hash bytea NOT NULL,
    number text NOT NULL,
    customer_id bigint,
    is_sent boolean NOT NULL,
    ends_utc timestamp with time zone NOT NULL,
    CONSTRAINT pk_own_links PRIMARY KEY (hash)
);

CREATE INDEX ix_own_links_customer_id ON own_links (customer_id) WHERE customer_id is not null;

CREATE INDEX ix_own_links_ends_utc ON own_links (ends_utc);

CREATE TABLE own_codes (
    id uuid NOT NULL,
    ticket bytea NOT NULL,
    sealed text,
    customer_id bigint,
    tries integer NOT NULL,
    ends_utc timestamp with time zone NOT NULL,
    version integer NOT NULL,
    CONSTRAINT pk_own_codes PRIMARY KEY (id)
);

CREATE INDEX ix_own_codes_ends_utc ON own_codes (ends_utc);

CREATE UNIQUE INDEX ix_own_codes_ticket ON own_codes (ticket);

CREATE TABLE own_visits (
    hash bytea NOT NULL,
    number text,
    customer_id bigint,
    is_sure boolean NOT NULL,
    ends_utc timestamp with time zone NOT NULL,
    CONSTRAINT pk_own_visits PRIMARY KEY (hash)
);

CREATE INDEX ix_own_visits_customer_id ON own_visits (customer_id) WHERE customer_id is not null;

CREATE INDEX ix_own_visits_ends_utc ON own_visits (ends_utc);

