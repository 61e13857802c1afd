CREATE TABLE moments (
    id uuid NOT NULL,
    touchpoint_id uuid NOT NULL,
    name_zh text NOT NULL,
    name_en text NOT NULL,
    testing character varying(20),
    owner_id uuid,
    back_stage_owner_id uuid,
    sheet text NOT NULL,
    retired_utc timestamp with time zone,
    version integer NOT NULL,
    changed_utc timestamp with time zone NOT NULL,
    name_zh_key bytea NOT NULL,
    name_en_key bytea NOT NULL,
    found text NOT NULL,
    CONSTRAINT pk_moments PRIMARY KEY (id),
    CONSTRAINT fk_moments_touchpoints_touchpoint_id FOREIGN KEY (touchpoint_id) REFERENCES touchpoints (id) ON DELETE RESTRICT
);

CREATE TABLE testing_kinds (
    code character varying(20) NOT NULL,
    name_zh text,
    name_en text,
    is_on boolean NOT NULL,
    version integer NOT NULL,
    CONSTRAINT pk_testing_kinds PRIMARY KEY (code)
);

CREATE TABLE devices (
    id uuid NOT NULL,
    code text NOT NULL,
    name text NOT NULL,
    kind character varying(40) NOT NULL,
    touchpoint_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    installed_utc timestamp with time zone NOT NULL,
    retired_utc timestamp with time zone,
    version integer NOT NULL,
    changed_utc timestamp with time zone NOT NULL,
    code_key bytea NOT NULL,
    found text NOT NULL,
    CONSTRAINT pk_devices PRIMARY KEY (id),
    CONSTRAINT fk_devices_org_units_unit_id FOREIGN KEY (unit_id) REFERENCES org_units (id) ON DELETE RESTRICT,
    CONSTRAINT fk_devices_touchpoints_touchpoint_id FOREIGN KEY (touchpoint_id) REFERENCES touchpoints (id) ON DELETE RESTRICT
);

CREATE TABLE device_events (
    id uuid NOT NULL,
    device_id uuid NOT NULL,
    external_id text,
    kind character varying(40) NOT NULL,
    from_utc timestamp with time zone NOT NULL,
    to_utc timestamp with time zone,
    note text,
    version integer NOT NULL,
    CONSTRAINT pk_device_events PRIMARY KEY (id),
    CONSTRAINT fk_device_events_devices_device_id FOREIGN KEY (device_id) REFERENCES devices (id) ON DELETE RESTRICT
);

CREATE TABLE discretion_rules (
    id uuid NOT NULL,
    touchpoint_id uuid NOT NULL,
    terms text NOT NULL,
    version integer NOT NULL,
    changed_utc timestamp with time zone NOT NULL,
    CONSTRAINT pk_discretion_rules PRIMARY KEY (id),
    CONSTRAINT fk_discretion_rules_touchpoints_touchpoint_id FOREIGN KEY (touchpoint_id) REFERENCES touchpoints (id) ON DELETE RESTRICT
);

CREATE INDEX ix_moments_name_en_key ON moments (name_en_key);

CREATE INDEX ix_moments_name_zh_key ON moments (name_zh_key);

CREATE INDEX ix_moments_touchpoint_id ON moments (touchpoint_id);

CREATE UNIQUE INDEX ix_devices_code ON devices (code);

CREATE INDEX ix_devices_code_key ON devices (code_key);

CREATE INDEX ix_devices_touchpoint_id ON devices (touchpoint_id);

CREATE INDEX ix_devices_unit_id ON devices (unit_id);

CREATE UNIQUE INDEX ix_device_events_device_id_external_id ON device_events (device_id, external_id);

CREATE INDEX ix_device_events_device_id_from_utc ON device_events (device_id, from_utc);

CREATE INDEX ix_discretion_rules_touchpoint_id ON discretion_rules (touchpoint_id);
