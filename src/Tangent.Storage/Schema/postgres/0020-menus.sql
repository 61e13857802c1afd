CREATE TABLE ivr_menus (
    id uuid NOT NULL,
    unit_id uuid NOT NULL,
    document text NOT NULL,
    changed_utc timestamp with time zone NOT NULL,
    version integer NOT NULL,
    CONSTRAINT pk_ivr_menus PRIMARY KEY (id),
    CONSTRAINT fk_ivr_menus_org_units_unit_id FOREIGN KEY (unit_id) REFERENCES org_units (id) ON DELETE RESTRICT
);

CREATE INDEX ix_ivr_menus_unit_id ON ivr_menus (unit_id);
