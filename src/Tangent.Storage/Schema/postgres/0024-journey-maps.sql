CREATE TABLE journey_maps (
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
    CONSTRAINT pk_journey_maps PRIMARY KEY (id),
    CONSTRAINT fk_journey_maps_org_units_unit_id FOREIGN KEY (unit_id) REFERENCES org_units (id) ON DELETE RESTRICT
);

CREATE TABLE journey_map_ideas (
    id uuid NOT NULL,
    map_id uuid NOT NULL,
    step text,
    source character varying(40) NOT NULL,
    text text NOT NULL,
    actor_id uuid NOT NULL,
    at_utc timestamp with time zone NOT NULL,
    state character varying(40) NOT NULL,
    reason text,
    version integer NOT NULL,
    CONSTRAINT pk_journey_map_ideas PRIMARY KEY (id),
    CONSTRAINT fk_journey_map_ideas_journey_maps_map_id FOREIGN KEY (map_id) REFERENCES journey_maps (id) ON DELETE RESTRICT
);

CREATE TABLE journey_map_versions (
    map_id uuid NOT NULL,
    number integer NOT NULL,
    document text NOT NULL,
    from_utc timestamp with time zone NOT NULL,
    actor_id uuid NOT NULL,
    CONSTRAINT pk_journey_map_versions PRIMARY KEY (map_id, number),
    CONSTRAINT fk_journey_map_versions_journey_maps_map_id FOREIGN KEY (map_id) REFERENCES journey_maps (id) ON DELETE RESTRICT
);

CREATE INDEX ix_journey_map_ideas_map_id_id ON journey_map_ideas (map_id, id);

CREATE INDEX ix_journey_maps_changed_key ON journey_maps (changed_key);

CREATE INDEX ix_journey_maps_title_key ON journey_maps (title_key);

CREATE INDEX ix_journey_maps_unit_id ON journey_maps (unit_id);
