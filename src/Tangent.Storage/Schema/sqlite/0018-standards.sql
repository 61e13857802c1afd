CREATE TABLE "service_standards" (
    "id" TEXT NOT NULL CONSTRAINT "pk_service_standards" PRIMARY KEY,
    "number" INTEGER NOT NULL,
    "unit_id" TEXT NOT NULL,
    "terms" TEXT NOT NULL,
    "retired_utc" TEXT NULL,
    "changed_utc" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "fk_service_standards_org_units_unit_id" FOREIGN KEY ("unit_id") REFERENCES "org_units" ("id") ON DELETE RESTRICT
);

CREATE TABLE "work_calendars" (
    "id" TEXT NOT NULL CONSTRAINT "pk_work_calendars" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "plan" TEXT NOT NULL,
    "changed_utc" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "fk_work_calendars_org_units_unit_id" FOREIGN KEY ("unit_id") REFERENCES "org_units" ("id") ON DELETE RESTRICT
);

CREATE TABLE "standard_receipts" (
    "standard_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "account_id" TEXT NOT NULL,
    "read_utc" TEXT NOT NULL,
    CONSTRAINT "pk_standard_receipts" PRIMARY KEY ("standard_id", "number", "account_id"),
    CONSTRAINT "fk_standard_receipts_service_standards_standard_id" FOREIGN KEY ("standard_id") REFERENCES "service_standards" ("id") ON DELETE RESTRICT
);

CREATE TABLE "standard_versions" (
    "standard_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "terms" TEXT NOT NULL,
    "written_utc" TEXT NOT NULL,
    CONSTRAINT "pk_standard_versions" PRIMARY KEY ("standard_id", "number"),
    CONSTRAINT "fk_standard_versions_service_standards_standard_id" FOREIGN KEY ("standard_id") REFERENCES "service_standards" ("id") ON DELETE RESTRICT
);

CREATE TABLE "calendar_assignments" (
    "unit_id" TEXT NOT NULL CONSTRAINT "pk_calendar_assignments" PRIMARY KEY,
    "calendar_id" TEXT NOT NULL,
    CONSTRAINT "fk_calendar_assignments_org_units_unit_id" FOREIGN KEY ("unit_id") REFERENCES "org_units" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_calendar_assignments_work_calendars_calendar_id" FOREIGN KEY ("calendar_id") REFERENCES "work_calendars" ("id") ON DELETE RESTRICT
);

CREATE INDEX "ix_calendar_assignments_calendar_id" ON "calendar_assignments" ("calendar_id");

CREATE UNIQUE INDEX "ix_service_standards_number" ON "service_standards" ("number");

CREATE INDEX "ix_service_standards_unit_id" ON "service_standards" ("unit_id");

CREATE INDEX "ix_standard_receipts_account_id" ON "standard_receipts" ("account_id");

CREATE INDEX "ix_work_calendars_unit_id" ON "work_calendars" ("unit_id");
