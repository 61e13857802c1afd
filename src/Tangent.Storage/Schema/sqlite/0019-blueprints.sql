CREATE TABLE "blueprints" (
    "id" TEXT NOT NULL CONSTRAINT "pk_blueprints" PRIMARY KEY,
    "unit_id" TEXT NOT NULL,
    "draft" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "published" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "changed_utc" TEXT NOT NULL,
    "title_key" BLOB NOT NULL,
    "changed_key" BLOB NOT NULL,
    "found" TEXT NOT NULL,
    CONSTRAINT "fk_blueprints_org_units_unit_id" FOREIGN KEY ("unit_id") REFERENCES "org_units" ("id") ON DELETE RESTRICT
);

CREATE TABLE "blueprint_notes" (
    "id" TEXT NOT NULL CONSTRAINT "pk_blueprint_notes" PRIMARY KEY,
    "blueprint_id" TEXT NOT NULL,
    "step" TEXT NULL,
    "text" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "at_utc" TEXT NOT NULL,
    CONSTRAINT "fk_blueprint_notes_blueprints_blueprint_id" FOREIGN KEY ("blueprint_id") REFERENCES "blueprints" ("id") ON DELETE RESTRICT
);

CREATE TABLE "blueprint_versions" (
    "blueprint_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "document" TEXT NOT NULL,
    "from_utc" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    CONSTRAINT "pk_blueprint_versions" PRIMARY KEY ("blueprint_id", "number"),
    CONSTRAINT "fk_blueprint_versions_blueprints_blueprint_id" FOREIGN KEY ("blueprint_id") REFERENCES "blueprints" ("id") ON DELETE RESTRICT
);

CREATE INDEX "ix_blueprint_notes_blueprint_id_id" ON "blueprint_notes" ("blueprint_id", "id");

CREATE INDEX "ix_blueprints_changed_key" ON "blueprints" ("changed_key");

CREATE INDEX "ix_blueprints_title_key" ON "blueprints" ("title_key");

CREATE INDEX "ix_blueprints_unit_id" ON "blueprints" ("unit_id");
