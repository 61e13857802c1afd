CREATE TABLE notices (
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    kind character varying(40) NOT NULL,
    key text NOT NULL,
    path text NOT NULL,
    name text NOT NULL,
    at_utc timestamp with time zone NOT NULL,
    read_utc timestamp with time zone,
    at_key bytea NOT NULL,
    CONSTRAINT pk_notices PRIMARY KEY (id)
);

CREATE INDEX ix_notices_account_id ON notices (account_id) WHERE read_utc is null;

CREATE INDEX ix_notices_account_id_at_key ON notices (account_id, at_key);

CREATE UNIQUE INDEX ix_notices_account_id_key ON notices (account_id, key);

CREATE INDEX ix_notices_at_utc ON notices (at_utc);

CREATE TABLE notice_wishes (
    account_id uuid NOT NULL,
    choice text NOT NULL,
    version integer NOT NULL,
    CONSTRAINT pk_notice_wishes PRIMARY KEY (account_id)
);
