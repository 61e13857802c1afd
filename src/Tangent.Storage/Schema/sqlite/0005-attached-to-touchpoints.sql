CREATE TABLE "moments" (
    "id" TEXT NOT NULL CONSTRAINT "pk_moments" PRIMARY KEY,
    "touchpoint_id" TEXT NOT NULL,
    "name_zh" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "testing" TEXT NULL,
    "owner_id" TEXT NULL,
    "back_stage_owner_id" TEXT NULL,
    "sheet" TEXT NOT NULL,
    "retired_utc" TEXT NULL,
    "version" INTEGER NOT NULL,
    "changed_utc" TEXT NOT NULL,
    "name_zh_key" BLOB NOT NULL,
    "name_en_key" BLOB NOT NULL,
    "found" TEXT NOT NULL,
    CONSTRAINT "fk_moments_touchpoints_touchpoint_id" FOREIGN KEY ("touchpoint_id") REFERENCES "touchpoints" ("id") ON DELETE RESTRICT
);

CREATE TABLE "testing_kinds" (
    "code" TEXT NOT NULL CONSTRAINT "pk_testing_kinds" PRIMARY KEY,
    "name_zh" TEXT NULL,
    "name_en" TEXT NULL,
    "is_on" INTEGER NOT NULL,
    "version" INTEGER NOT NULL
);

CREATE TABLE "devices" (
    "id" TEXT NOT NULL CONSTRAINT "pk_devices" PRIMARY KEY,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "touchpoint_id" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "installed_utc" TEXT NOT NULL,
    "retired_utc" TEXT NULL,
    "version" INTEGER NOT NULL,
    "changed_utc" TEXT NOT NULL,
    "code_key" BLOB NOT NULL,
    "found" TEXT NOT NULL,
    CONSTRAINT "fk_devices_org_units_unit_id" FOREIGN KEY ("unit_id") REFERENCES "org_units" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_devices_touchpoints_touchpoint_id" FOREIGN KEY ("touchpoint_id") REFERENCES "touchpoints" ("id") ON DELETE RESTRICT
);

CREATE TABLE "device_events" (
    "id" TEXT NOT NULL CONSTRAINT "pk_device_events" PRIMARY KEY,
    "device_id" TEXT NOT NULL,
    "external_id" TEXT NULL,
    "kind" TEXT NOT NULL,
    "from_utc" TEXT NOT NULL,
    "to_utc" TEXT NULL,
    "note" TEXT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "fk_device_events_devices_device_id" FOREIGN KEY ("device_id") REFERENCES "devices" ("id") ON DELETE RESTRICT
);

CREATE TABLE "discretion_rules" (
    "id" TEXT NOT NULL CONSTRAINT "pk_discretion_rules" PRIMARY KEY,
    "touchpoint_id" TEXT NOT NULL,
    "terms" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "changed_utc" TEXT NOT NULL,
    CONSTRAINT "fk_discretion_rules_touchpoints_touchpoint_id" FOREIGN KEY ("touchpoint_id") REFERENCES "touchpoints" ("id") ON DELETE RESTRICT
);

CREATE INDEX "ix_moments_name_en_key" ON "moments" ("name_en_key");

CREATE INDEX "ix_moments_name_zh_key" ON "moments" ("name_zh_key");

CREATE INDEX "ix_moments_touchpoint_id" ON "moments" ("touchpoint_id");

CREATE UNIQUE INDEX "ix_devices_code" ON "devices" ("code");

CREATE INDEX "ix_devices_code_key" ON "devices" ("code_key");

CREATE INDEX "ix_devices_touchpoint_id" ON "devices" ("touchpoint_id");

CREATE INDEX "ix_devices_unit_id" ON "devices" ("unit_id");

CREATE UNIQUE INDEX "ix_device_events_device_id_external_id" ON "device_events" ("device_id", "external_id");

CREATE INDEX "ix_device_events_device_id_from_utc" ON "device_events" ("device_id", "from_utc");

CREATE INDEX "ix_discretion_rules_touchpoint_id" ON "discretion_rules" ("touchpoint_id");
