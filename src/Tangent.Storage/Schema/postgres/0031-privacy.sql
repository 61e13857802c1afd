CREATE TABLE privacy_requests (
    id uuid NOT NULL,
    customer_id bigint NOT NULL,
    ask character varying(40) NOT NULL,
    words text,
    proof character varying(40),
    received_utc timestamp with time zone NOT NULL,
    due_utc timestamp with time zone NOT NULL,
    state character varying(40) NOT NULL,
    ended_utc timestamp with time zone,
    answer text,
    version integer NOT NULL,
    CONSTRAINT pk_privacy_requests PRIMARY KEY (id),
    CONSTRAINT fk_privacy_requests_customers_customer_id FOREIGN KEY (customer_id) REFERENCES customers (id) ON DELETE RESTRICT
);

CREATE TABLE privacy_steps (
    id uuid NOT NULL,
    request_id uuid NOT NULL,
    act character varying(40) NOT NULL,
    at_utc timestamp with time zone NOT NULL,
    actor_id uuid NOT NULL,
    copy_hash text,
    CONSTRAINT pk_privacy_steps PRIMARY KEY (id),
    CONSTRAINT fk_privacy_steps_privacy_requests_request_id FOREIGN KEY (request_id) REFERENCES privacy_requests (id) ON DELETE RESTRICT
);

CREATE INDEX ix_privacy_requests_customer_id ON privacy_requests (customer_id);

CREATE INDEX ix_privacy_requests_due_utc_id ON privacy_requests (due_utc, id);

CREATE INDEX ix_privacy_requests_state_due_utc ON privacy_requests (state, due_utc);

CREATE INDEX ix_privacy_steps_request_id_at_utc ON privacy_steps (request_id, at_utc);
