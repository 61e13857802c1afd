CREATE TABLE touchpoints (
    id uuid NOT NULL,
    code text NOT NULL,
    name_zh text NOT NULL,
    name_en text NOT NULL,
    channel character varying(40) NOT NULL,
    stage character varying(40) NOT NULL,
    unit_id uuid NOT NULL,
    owner_id uuid,
    valid_from_utc timestamp with time zone NOT NULL,
    retired_utc timestamp with time zone,
    retired_reason text,
    version integer NOT NULL,
    changed_utc timestamp with time zone NOT NULL,
    code_key bytea NOT NULL,
    name_zh_key bytea NOT NULL,
    name_en_key bytea NOT NULL,
    changed_key bytea NOT NULL,
    found text NOT NULL,
    CONSTRAINT pk_touchpoints PRIMARY KEY (id),
    CONSTRAINT fk_touchpoints_org_units_unit_id FOREIGN KEY (unit_id) REFERENCES org_units (id) ON DELETE RESTRICT
);

CREATE INDEX ix_touchpoints_changed_key ON touchpoints (changed_key);

CREATE UNIQUE INDEX ix_touchpoints_code ON touchpoints (code);

CREATE INDEX ix_touchpoints_code_key ON touchpoints (code_key);

CREATE INDEX ix_touchpoints_name_en_key ON touchpoints (name_en_key);

CREATE INDEX ix_touchpoints_name_zh_key ON touchpoints (name_zh_key);

CREATE INDEX ix_touchpoints_unit_id ON touchpoints (unit_id);
