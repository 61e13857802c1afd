CREATE TABLE "journey_maps" (
    "id" TEXT NOT NULL CONSTRAINT "pk_journey_maps" PRIMARY KEY,
    "unit_id" TEXT NOT NULL,
    "draft" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "published" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "changed_utc" TEXT NOT NULL,
    "title_key" BLOB NOT NULL,
    "changed_key" BLOB NOT NULL,
    "found" TEXT NOT NULL,
    CONSTRAINT "fk_journey_maps_org_units_unit_id" FOREIGN KEY ("unit_id") REFERENCES "org_units" ("id") ON DELETE RESTRICT
);

CREATE TABLE "journey_map_ideas" (
    "id" TEXT NOT NULL CONSTRAINT "pk_journey_map_ideas" PRIMARY KEY,
    "map_id" TEXT NOT NULL,
    "step" TEXT NULL,
    "source" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "at_utc" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "fk_journey_map_ideas_journey_maps_map_id" FOREIGN KEY ("map_id") REFERENCES "journey_maps" ("id") ON DELETE RESTRICT
);

CREATE TABLE "journey_map_versions" (
    "map_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "document" TEXT NOT NULL,
    "from_utc" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    CONSTRAINT "pk_journey_map_versions" PRIMARY KEY ("map_id", "number"),
    CONSTRAINT "fk_journey_map_versions_journey_maps_map_id" FOREIGN KEY ("map_id") REFERENCES "journey_maps" ("id") ON DELETE RESTRICT
);

CREATE INDEX "ix_journey_map_ideas_map_id_id" ON "journey_map_ideas" ("map_id", "id");

CREATE INDEX "ix_journey_maps_changed_key" ON "journey_maps" ("changed_key");

CREATE INDEX "ix_journey_maps_title_key" ON "journey_maps" ("title_key");

CREATE INDEX "ix_journey_maps_unit_id" ON "journey_maps" ("unit_id");
