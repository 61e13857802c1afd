CREATE TABLE blueprints (
    id uuid NOT NULL,
    unit_id uuid NOT NULL,
    draft text NOT NULL,
    state character varying(40) NOT NULL,
    published integer NOT NULL,
    version integer NOT NULL,
    changed_utc timestamp with time zone NOT NULL,
    title_key bytea NOT NULL,
    changed_key bytea NOT NULL,
    found text NOT NULL,
    CONSTRAINT pk_blueprints PRIMARY KEY (id),
    CONSTRAINT fk_blueprints_org_units_unit_id FOREIGN KEY (unit_id) REFERENCES org_units (id) ON DELETE RESTRICT
);

CREATE TABLE blueprint_notes (
    id uuid NOT NULL,
    blueprint_id uuid NOT NULL,
    step text,
    text text NOT NULL,
    actor_id uuid NOT NULL,
    at_utc timestamp with time zone NOT NULL,
    CONSTRAINT pk_blueprint_notes PRIMARY KEY (id),
    CONSTRAINT fk_blueprint_notes_blueprints_blueprint_id FOREIGN KEY (blueprint_id) REFERENCES blueprints (id) ON DELETE RESTRICT
);

CREATE TABLE blueprint_versions (
    blueprint_id uuid NOT NULL,
    number integer NOT NULL,
    document text NOT NULL,
    from_utc timestamp with time zone NOT NULL,
    actor_id uuid NOT NULL,
    CONSTRAINT pk_blueprint_versions PRIMARY KEY (blueprint_id, number),
    CONSTRAINT fk_blueprint_versions_blueprints_blueprint_id FOREIGN KEY (blueprint_id) REFERENCES blueprints (id) ON DELETE RESTRICT
);

CREATE INDEX ix_blueprint_notes_blueprint_id_id ON blueprint_notes (blueprint_id, id);

CREATE INDEX ix_blueprints_changed_key ON blueprints (changed_key);

CREATE INDEX ix_blueprints_title_key ON blueprints (title_key);

CREATE INDEX ix_blueprints_unit_id ON blueprints (unit_id);
