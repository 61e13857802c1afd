CREATE TABLE "ivr_menus" (
    "id" TEXT NOT NULL CONSTRAINT "pk_ivr_menus" PRIMARY KEY,
    "unit_id" TEXT NOT NULL,
    "document" TEXT NOT NULL,
    "changed_utc" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "fk_ivr_menus_org_units_unit_id" FOREIGN KEY ("unit_id") REFERENCES "org_units" ("id") ON DELETE RESTRICT
);

CREATE INDEX "ix_ivr_menus_unit_id" ON "ivr_menus" ("unit_id");
