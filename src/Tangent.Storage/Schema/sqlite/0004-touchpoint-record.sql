-- What was registered before stays in use; its classification is still to be said.
CREATE TABLE "touchpoints_next" (
    "id" TEXT NOT NULL CONSTRAINT "pk_touchpoints" PRIMARY KEY,
    "code" TEXT NOT NULL,
    "name_zh" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "aliases" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "stage" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "offered_by" TEXT NOT NULL,
    "owner_id" TEXT NULL,
    "classification" TEXT NOT NULL,
    "sheet" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "changed_utc" TEXT NOT NULL,
    "kinds" INTEGER NOT NULL,
    "distance" TEXT NULL,
    "code_key" BLOB NOT NULL,
    "name_zh_key" BLOB NOT NULL,
    "name_en_key" BLOB NOT NULL,
    "changed_key" BLOB NOT NULL,
    "found" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "valid_from_utc" TEXT NULL,
    "submitted_utc" TEXT NULL,
    "submitted_by" TEXT NULL,
    "approved_by" TEXT NULL,
    "review_note" TEXT NULL,
    "retired_utc" TEXT NULL,
    "retired_reason" TEXT NULL,
    "key_since_utc" TEXT NULL,
    "key_reason" TEXT NULL,
    CONSTRAINT "fk_touchpoints_org_units_unit_id" FOREIGN KEY ("unit_id") REFERENCES "org_units" ("id") ON DELETE RESTRICT
);

INSERT INTO "touchpoints_next" (id, code, name_zh, name_en, channel, stage, unit_id, owner_id, valid_from_utc, retired_utc, retired_reason, version, changed_utc, code_key, name_zh_key, name_en_key, changed_key, found, aliases, offered_by, classification, sheet, kinds, status)
    SELECT id, code, name_zh, name_en, channel, stage, unit_id, owner_id, valid_from_utc, retired_utc, retired_reason, version, changed_utc, code_key, name_zh_key, name_en_key, changed_key, found, '[]', '[]', '{"kinds":"none"}', '{}', 0, case when retired_utc is null then 'Active' else 'Retired' end FROM "touchpoints";

DROP TABLE "touchpoints";

ALTER TABLE "touchpoints_next" RENAME TO "touchpoints";

CREATE INDEX "ix_touchpoints_changed_key" ON "touchpoints" ("changed_key");

CREATE UNIQUE INDEX "ix_touchpoints_code" ON "touchpoints" ("code");

CREATE INDEX "ix_touchpoints_code_key" ON "touchpoints" ("code_key");

CREATE INDEX "ix_touchpoints_name_en_key" ON "touchpoints" ("name_en_key");

CREATE INDEX "ix_touchpoints_name_zh_key" ON "touchpoints" ("name_zh_key");

CREATE INDEX "ix_touchpoints_unit_id" ON "touchpoints" ("unit_id");

CREATE TABLE "touchpoint_versions" (
    "touchpoint_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "from_utc" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "is_key" INTEGER NOT NULL,
    "details" TEXT NOT NULL,
    CONSTRAINT "pk_touchpoint_versions" PRIMARY KEY ("touchpoint_id", "number"),
    CONSTRAINT "fk_touchpoint_versions_touchpoints_touchpoint_id" FOREIGN KEY ("touchpoint_id") REFERENCES "touchpoints" ("id") ON DELETE RESTRICT
);

INSERT INTO "touchpoint_versions" (touchpoint_id, number, from_utc, status, is_key, details)
    SELECT id, version, changed_utc, status, 0,
        json_object('code', code, 'nameZh', name_zh, 'nameEn', name_en, 'channel', lower(substr(channel, 1, 1)) || substr(channel, 2),
            'stage', lower(substr(stage, 1, 1)) || substr(stage, 2), 'unitId', lower(unit_id), 'ownerId', lower(owner_id))
    FROM "touchpoints";
