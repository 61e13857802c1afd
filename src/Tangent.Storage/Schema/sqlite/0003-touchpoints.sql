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
    CONSTRAINT "fk_touchpoints_org_units_unit_id" FOREIGN KEY ("unit_id") REFERENCES "org_units" ("id") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "ix_touchpoints_code" ON "touchpoints" ("code");

CREATE INDEX "ix_touchpoints_unit_id" ON "touchpoints" ("unit_id");
