CREATE TABLE information_items (
    id uuid NOT NULL,
    code text NOT NULL,
    unit_id uuid NOT NULL,
    live text,
    waiting text,
    is_approved boolean NOT NULL,
    published_utc timestamp with time zone,
    live_from_utc timestamp with time zone,
    live_until_utc timestamp with time zone,
    retired_reason text,
    version integer NOT NULL,
    changed_utc timestamp with time zone NOT NULL,
    state character varying(40) NOT NULL,
    next_state character varying(40),
    languages integer NOT NULL,
    code_key bytea NOT NULL,
    changed_key bytea NOT NULL,
    found text NOT NULL,
    CONSTRAINT pk_information_items PRIMARY KEY (id),
    CONSTRAINT fk_information_items_org_units_unit_id FOREIGN KEY (unit_id) REFERENCES org_units (id) ON DELETE RESTRICT
);

CREATE TABLE information_placements (
    item_id uuid NOT NULL,
    is_live boolean NOT NULL,
    touchpoint_id uuid NOT NULL,
    channel character varying(40) NOT NULL,
    medium character varying(40) NOT NULL,
    CONSTRAINT pk_information_placements PRIMARY KEY (item_id, is_live, touchpoint_id, channel, medium),
    CONSTRAINT fk_information_placements_information_items_item_id FOREIGN KEY (item_id) REFERENCES information_items (id) ON DELETE RESTRICT,
    CONSTRAINT fk_information_placements_touchpoints_touchpoint_id FOREIGN KEY (touchpoint_id) REFERENCES touchpoints (id) ON DELETE RESTRICT
);

CREATE TABLE information_versions (
    item_id uuid NOT NULL,
    number integer NOT NULL,
    at_utc timestamp with time zone NOT NULL,
    actor_id uuid NOT NULL,
    state character varying(40) NOT NULL,
    content text NOT NULL,
    CONSTRAINT pk_information_versions PRIMARY KEY (item_id, number),
    CONSTRAINT fk_information_versions_information_items_item_id FOREIGN KEY (item_id) REFERENCES information_items (id) ON DELETE RESTRICT
);

CREATE TABLE touchpoint_references (
    id uuid NOT NULL,
    source character varying(40) NOT NULL,
    key text NOT NULL,
    count bigint NOT NULL,
    first_seen_utc timestamp with time zone NOT NULL,
    last_seen_utc timestamp with time zone NOT NULL,
    mapped_to uuid,
    ignored_reason text,
    version integer NOT NULL,
    state character varying(40) NOT NULL,
    count_key bytea NOT NULL,
    CONSTRAINT pk_touchpoint_references PRIMARY KEY (id),
    CONSTRAINT fk_touchpoint_references_touchpoints_mapped_to FOREIGN KEY (mapped_to) REFERENCES touchpoints (id) ON DELETE RESTRICT
);

CREATE TABLE key_statements (
    touchpoint_id uuid NOT NULL,
    importance integer,
    per_month integer,
    experience integer,
    version integer NOT NULL,
    CONSTRAINT pk_key_statements PRIMARY KEY (touchpoint_id),
    CONSTRAINT fk_key_statements_touchpoints_touchpoint_id FOREIGN KEY (touchpoint_id) REFERENCES touchpoints (id) ON DELETE RESTRICT
);

CREATE TABLE key_comparisons (
    id integer NOT NULL,
    frequency_to_experience integer NOT NULL,
    frequency_to_importance integer NOT NULL,
    experience_to_importance integer NOT NULL,
    version integer NOT NULL,
    CONSTRAINT pk_key_comparisons PRIMARY KEY (id)
);

CREATE TABLE management_plans (
    id uuid NOT NULL,
    details text NOT NULL,
    state character varying(40) NOT NULL,
    result text,
    version integer NOT NULL,
    changed_utc timestamp with time zone NOT NULL,
    unit_id uuid NOT NULL,
    title_key bytea NOT NULL,
    changed_key bytea NOT NULL,
    found text NOT NULL,
    CONSTRAINT pk_management_plans PRIMARY KEY (id),
    CONSTRAINT fk_management_plans_org_units_unit_id FOREIGN KEY (unit_id) REFERENCES org_units (id) ON DELETE RESTRICT
);

CREATE INDEX ix_information_items_changed_key ON information_items (changed_key);

CREATE UNIQUE INDEX ix_information_items_code ON information_items (code);

CREATE INDEX ix_information_items_code_key ON information_items (code_key);

CREATE INDEX ix_information_items_live_until_utc ON information_items (live_until_utc);

CREATE INDEX ix_information_items_unit_id ON information_items (unit_id);

CREATE INDEX ix_information_placements_touchpoint_id ON information_placements (touchpoint_id);

CREATE INDEX ix_touchpoint_references_count_key ON touchpoint_references (count_key);

CREATE INDEX ix_touchpoint_references_mapped_to ON touchpoint_references (mapped_to);

CREATE UNIQUE INDEX ix_touchpoint_references_source_key ON touchpoint_references (source, key);

CREATE INDEX ix_management_plans_changed_key ON management_plans (changed_key);

CREATE INDEX ix_management_plans_title_key ON management_plans (title_key);

CREATE INDEX ix_management_plans_unit_id ON management_plans (unit_id);
