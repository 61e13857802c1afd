CREATE TABLE imports (
    id uuid NOT NULL,
    target text NOT NULL,
    file_id uuid NOT NULL,
    unit_path text NOT NULL,
    created_by uuid NOT NULL,
    created_utc timestamp with time zone NOT NULL,
    shape text NOT NULL,
    encoding text,
    is_day_first boolean,
    lifecycle text,
    columns text NOT NULL,
    source text,
    is_in_use boolean NOT NULL,
    stage character varying(40) NOT NULL,
    job_id uuid,
    rows integer NOT NULL,
    new_rows integer NOT NULL,
    changed_rows integer NOT NULL,
    unchanged_rows integer NOT NULL,
    bad_rows integer NOT NULL,
    CONSTRAINT pk_imports PRIMARY KEY (id)
);

CREATE TABLE import_shapes (
    target text NOT NULL,
    shape text NOT NULL,
    source text NOT NULL,
    columns text NOT NULL,
    is_day_first boolean,
    lifecycle text,
    used_utc timestamp with time zone NOT NULL,
    CONSTRAINT pk_import_shapes PRIMARY KEY (target, shape, source)
);

CREATE TABLE watched_files (
    source text NOT NULL,
    hash text NOT NULL,
    taken_utc timestamp with time zone NOT NULL,
    rows integer NOT NULL,
    bad_rows integer NOT NULL,
    CONSTRAINT pk_watched_files PRIMARY KEY (source, hash)
);

CREATE TABLE import_bad_rows (
    import_id uuid NOT NULL,
    number integer NOT NULL,
    problems text NOT NULL,
    CONSTRAINT pk_import_bad_rows PRIMARY KEY (import_id, number),
    CONSTRAINT fk_import_bad_rows_imports_import_id FOREIGN KEY (import_id) REFERENCES imports (id) ON DELETE CASCADE
);

CREATE INDEX ix_imports_created_by_created_utc ON imports (created_by, created_utc);

CREATE INDEX ix_touchpoints_channel_stage_status_kinds_distance ON touchpoints (channel, stage, status, kinds, distance);
