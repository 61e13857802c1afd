CREATE TABLE webhook_endpoints (
    id uuid NOT NULL,
    name text NOT NULL,
    url text NOT NULL,
    events text NOT NULL,
    unit_id uuid NOT NULL,
    secret text NOT NULL,
    created_utc timestamp with time zone NOT NULL,
    failing_since_utc timestamp with time zone,
    off_utc timestamp with time zone,
    is_given_up boolean NOT NULL,
    version integer NOT NULL,
    name_key bytea NOT NULL,
    CONSTRAINT pk_webhook_endpoints PRIMARY KEY (id),
    CONSTRAINT fk_webhook_endpoints_org_units_unit_id FOREIGN KEY (unit_id) REFERENCES org_units (id) ON DELETE RESTRICT
);

CREATE TABLE messages (
    id uuid NOT NULL,
    kind character varying(40) NOT NULL,
    channel character varying(40) NOT NULL,
    key text NOT NULL,
    unit_id uuid NOT NULL,
    customer bigint,
    about uuid,
    endpoint_id uuid,
    content text,
    created_utc timestamp with time zone NOT NULL,
    due_utc timestamp with time zone NOT NULL,
    ends_utc timestamp with time zone,
    state character varying(40) NOT NULL,
    attempts integer NOT NULL,
    attempts_before integer NOT NULL,
    reason text,
    provider_id text,
    ended_utc timestamp with time zone,
    version integer NOT NULL,
    created_key bytea NOT NULL,
    CONSTRAINT pk_messages PRIMARY KEY (id),
    CONSTRAINT fk_messages_org_units_unit_id FOREIGN KEY (unit_id) REFERENCES org_units (id) ON DELETE RESTRICT,
    CONSTRAINT fk_messages_webhook_endpoints_endpoint_id FOREIGN KEY (endpoint_id) REFERENCES webhook_endpoints (id) ON DELETE RESTRICT
);

CREATE TABLE message_attempts (
    message_id uuid NOT NULL,
    number integer NOT NULL,
    at_utc timestamp with time zone NOT NULL,
    outcome character varying(40) NOT NULL,
    reason text,
    status integer,
    milliseconds integer,
    CONSTRAINT pk_message_attempts PRIMARY KEY (message_id, number),
    CONSTRAINT fk_message_attempts_messages_message_id FOREIGN KEY (message_id) REFERENCES messages (id) ON DELETE RESTRICT
);

CREATE INDEX ix_messages_about_kind ON messages (about, kind) WHERE about is not null;

CREATE INDEX ix_messages_channel_due_utc ON messages (channel, due_utc) WHERE ended_utc is null;

CREATE INDEX ix_messages_created_key ON messages (created_key);

CREATE INDEX ix_messages_customer ON messages (customer) WHERE customer is not null;

CREATE INDEX ix_messages_endpoint_id_created_key ON messages (endpoint_id, created_key) WHERE endpoint_id is not null;

CREATE UNIQUE INDEX ix_messages_key ON messages (key);

CREATE INDEX ix_messages_unit_id ON messages (unit_id);

CREATE INDEX ix_webhook_endpoints_name_key ON webhook_endpoints (name_key);

CREATE INDEX ix_webhook_endpoints_unit_id ON webhook_endpoints (unit_id);
