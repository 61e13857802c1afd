-- What was registered before stays in use; its classification is still to be said.
ALTER TABLE touchpoints ADD COLUMN aliases text NOT NULL DEFAULT '[]';
ALTER TABLE touchpoints ALTER COLUMN aliases DROP DEFAULT;
ALTER TABLE touchpoints ADD COLUMN offered_by text NOT NULL DEFAULT '[]';
ALTER TABLE touchpoints ALTER COLUMN offered_by DROP DEFAULT;
ALTER TABLE touchpoints ADD COLUMN classification text NOT NULL DEFAULT '{"kinds":"none"}';
ALTER TABLE touchpoints ALTER COLUMN classification DROP DEFAULT;
ALTER TABLE touchpoints ADD COLUMN sheet text NOT NULL DEFAULT '{}';
ALTER TABLE touchpoints ALTER COLUMN sheet DROP DEFAULT;
ALTER TABLE touchpoints ADD COLUMN kinds integer NOT NULL DEFAULT 0;
ALTER TABLE touchpoints ALTER COLUMN kinds DROP DEFAULT;
ALTER TABLE touchpoints ADD COLUMN distance character varying(40);
ALTER TABLE touchpoints ADD COLUMN status character varying(40);
UPDATE touchpoints SET status = case when retired_utc is null then 'Active' else 'Retired' end;
ALTER TABLE touchpoints ALTER COLUMN status SET NOT NULL;
ALTER TABLE touchpoints ADD COLUMN submitted_utc timestamp with time zone;
ALTER TABLE touchpoints ADD COLUMN submitted_by uuid;
ALTER TABLE touchpoints ADD COLUMN approved_by uuid;
ALTER TABLE touchpoints ADD COLUMN review_note text;
ALTER TABLE touchpoints ADD COLUMN key_since_utc timestamp with time zone;
ALTER TABLE touchpoints ADD COLUMN key_reason text;
ALTER TABLE touchpoints ALTER COLUMN valid_from_utc DROP NOT NULL;

CREATE TABLE touchpoint_versions (
    touchpoint_id uuid NOT NULL,
    number integer NOT NULL,
    from_utc timestamp with time zone NOT NULL,
    status character varying(40) NOT NULL,
    is_key boolean NOT NULL,
    details text NOT NULL,
    CONSTRAINT pk_touchpoint_versions PRIMARY KEY (touchpoint_id, number),
    CONSTRAINT fk_touchpoint_versions_touchpoints_touchpoint_id FOREIGN KEY (touchpoint_id) REFERENCES touchpoints (id) ON DELETE RESTRICT
);

INSERT INTO touchpoint_versions (touchpoint_id, number, from_utc, status, is_key, details)
    SELECT id, version, changed_utc, status, false,
        json_build_object('code', code, 'nameZh', name_zh, 'nameEn', name_en, 'channel', lower(substr(channel, 1, 1)) || substr(channel, 2),
            'stage', lower(substr(stage, 1, 1)) || substr(stage, 2), 'unitId', unit_id, 'ownerId', owner_id)::text
    FROM touchpoints;
