CREATE TABLE "touchpoints" (
    "id" TEXT NOT NULL CONSTRAINT "pk_touchpoints" PRIMARY KEY,
    "code" TEXT NOT NULL,
    "name_zh" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "stage" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "owner_id" TEXT NULL,
    "valid_from_utc" TEXT NOT NULL,
    "retired_utc" TEXT NULL,
    "retired_reason" TEXT NULL,
    "version" INTEGER NOT NULL,
    "changed_utc" TEXT NOT NULL,
    "code_key" BLOB NOT NULL,
    "name_zh_key" BLOB NOT NULL,
    "name_en_key" BLOB NOT NULL,
    "changed_key" BLOB NOT NULL,
    "found" TEXT NOT NULL,
    CONSTRAINT "fk_touchpoints_org_units_unit_id" FOREIGN KEY ("unit_id") REFERENCES "org_units" ("id") ON DELETE RESTRICT
);

CREATE INDEX "ix_touchpoints_changed_key" ON "touchpoints" ("changed_key");

CREATE UNIQUE INDEX "ix_touchpoints_code" ON "touchpoints" ("code");

CREATE INDEX "ix_touchpoints_code_key" ON "touchpoints" ("code_key");

CREATE INDEX "ix_touchpoints_name_en_key" ON "touchpoints" ("name_en_key");

CREATE INDEX "ix_touchpoints_name_zh_key" ON "touchpoints" ("name_zh_key");

CREATE INDEX "ix_touchpoints_unit_id" ON "touchpoints" ("unit_id");
