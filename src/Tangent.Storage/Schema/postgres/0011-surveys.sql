CREATE TABLE survey_counts (
    survey_id uuid NOT NULL,
    version integer NOT NULL,
    day integer NOT NULL,
    cell text NOT NULL,
    code text NOT NULL,
    count bigint NOT NULL,
    CONSTRAINT pk_survey_counts PRIMARY KEY (survey_id, version, day, cell, code)
);

CREATE TABLE survey_drafts (
    token_hash bytea NOT NULL,
    link_id uuid NOT NULL,
    version integer NOT NULL,
    answers text NOT NULL,
    expires_utc timestamp with time zone NOT NULL,
    CONSTRAINT pk_survey_drafts PRIMARY KEY (token_hash)
);

CREATE TABLE survey_responses (
    id bigint NOT NULL,
    survey_id uuid NOT NULL,
    version integer NOT NULL,
    link_id uuid NOT NULL,
    once_key text NOT NULL,
    device text,
    outcome character varying(40) NOT NULL,
    channel character varying(40) NOT NULL,
    language text NOT NULL,
    given bigint NOT NULL,
    seconds integer NOT NULL,
    customer bigint,
    journey text,
    codes text NOT NULL,
    texts text,
    CONSTRAINT pk_survey_responses PRIMARY KEY (id)
);

CREATE TABLE surveys (
    id uuid NOT NULL,
    unit_id uuid NOT NULL,
    draft text NOT NULL,
    state character varying(40) NOT NULL,
    published integer NOT NULL,
    has_news boolean NOT NULL,
    version integer NOT NULL,
    changed_utc timestamp with time zone NOT NULL,
    title_key bytea NOT NULL,
    changed_key bytea NOT NULL,
    found text NOT NULL,
    CONSTRAINT pk_surveys PRIMARY KEY (id),
    CONSTRAINT fk_surveys_org_units_unit_id FOREIGN KEY (unit_id) REFERENCES org_units (id) ON DELETE RESTRICT
);

CREATE TABLE survey_links (
    id uuid NOT NULL,
    survey_id uuid NOT NULL,
    token_hash bytea NOT NULL,
    token text,
    kind character varying(40) NOT NULL,
    channel character varying(40) NOT NULL,
    label text,
    touchpoint text,
    unit text,
    customer bigint,
    journey text,
    created_utc timestamp with time zone NOT NULL,
    expires_utc timestamp with time zone,
    CONSTRAINT pk_survey_links PRIMARY KEY (id),
    CONSTRAINT fk_survey_links_surveys_survey_id FOREIGN KEY (survey_id) REFERENCES surveys (id) ON DELETE RESTRICT
);

CREATE TABLE survey_versions (
    survey_id uuid NOT NULL,
    number integer NOT NULL,
    document text NOT NULL,
    published_utc timestamp with time zone NOT NULL,
    CONSTRAINT pk_survey_versions PRIMARY KEY (survey_id, number),
    CONSTRAINT fk_survey_versions_surveys_survey_id FOREIGN KEY (survey_id) REFERENCES surveys (id) ON DELETE RESTRICT
);

CREATE INDEX ix_survey_drafts_expires_utc ON survey_drafts (expires_utc);

CREATE INDEX ix_survey_links_customer ON survey_links (customer) WHERE customer is not null;

CREATE INDEX ix_survey_links_survey_id_id ON survey_links (survey_id, id);

CREATE UNIQUE INDEX ix_survey_links_token_hash ON survey_links (token_hash);

CREATE INDEX ix_survey_responses_customer ON survey_responses (customer) WHERE customer is not null;

CREATE INDEX ix_survey_responses_journey ON survey_responses (journey) WHERE journey is not null;

CREATE UNIQUE INDEX ix_survey_responses_once_key ON survey_responses (once_key);

CREATE INDEX ix_survey_responses_survey_id_device_given ON survey_responses (survey_id, device, given) WHERE device is not null;

CREATE INDEX ix_survey_responses_survey_id_id ON survey_responses (survey_id, id);

CREATE INDEX ix_surveys_changed_key ON surveys (changed_key);

CREATE INDEX ix_surveys_title_key ON surveys (title_key);

CREATE INDEX ix_surveys_unit_id ON surveys (unit_id);
