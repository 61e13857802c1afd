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
    CONSTRAINT pk_touchpoints PRIMARY KEY (id),
    CONSTRAINT fk_touchpoints_org_units_unit_id FOREIGN KEY (unit_id) REFERENCES org_units (id) ON DELETE RESTRICT
);

CREATE UNIQUE INDEX ix_touchpoints_code ON touchpoints (code);

CREATE INDEX ix_touchpoints_unit_id ON touchpoints (unit_id);
