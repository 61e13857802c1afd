CREATE TABLE "work_calendars" (
    "id" TEXT NOT NULL CONSTRAINT "pk_work_calendars" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "plan" TEXT NOT NULL,
    "changed_utc" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "fk_work_calendars_org_units_unit_id" FOREIGN KEY ("unit_id") REFERENCES "org_units" ("id") ON DELETE RESTRICT
);

CREATE TABLE "calendar_assignments" (
    "unit_id" TEXT NOT NULL CONSTRAINT "pk_calendar_assignments" PRIMARY KEY,
    "calendar_id" TEXT NOT NULL,
    CONSTRAINT "fk_calendar_assignments_org_units_unit_id" FOREIGN KEY ("unit_id") REFERENCES "org_units" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_calendar_assignments_work_calendars_calendar_id" FOREIGN KEY ("calendar_id") REFERENCES "work_calendars" ("id") ON DELETE RESTRICT
);

CREATE INDEX "ix_calendar_assignments_calendar_id" ON "calendar_assignments" ("calendar_id");

CREATE INDEX "ix_work_calendars_unit_id" ON "work_calendars" ("unit_id");
