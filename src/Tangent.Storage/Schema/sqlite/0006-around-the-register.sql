CREATE TABLE "information_items" (
    "id" TEXT NOT NULL CONSTRAINT "pk_information_items" PRIMARY KEY,
    "code" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "live" TEXT NULL,
    "waiting" TEXT NULL,
    "is_approved" INTEGER NOT NULL,
    "published_utc" TEXT NULL,
    "live_from_utc" TEXT NULL,
    "live_until_utc" TEXT NULL,
    "retired_reason" TEXT NULL,
    "version" INTEGER NOT NULL,
    "changed_utc" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "next_state" TEXT NULL,
    "languages" INTEGER NOT NULL,
    "code_key" BLOB NOT NULL,
    "changed_key" BLOB NOT NULL,
    "found" TEXT NOT NULL,
    CONSTRAINT "fk_information_items_org_units_unit_id" FOREIGN KEY ("unit_id") REFERENCES "org_units" ("id") ON DELETE RESTRICT
);

CREATE TABLE "information_placements" (
    "item_id" TEXT NOT NULL,
    "is_live" INTEGER NOT NULL,
    "touchpoint_id" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "medium" TEXT NOT NULL,
    CONSTRAINT "pk_information_placements" PRIMARY KEY ("item_id", "is_live", "touchpoint_id", "channel", "medium"),
    CONSTRAINT "fk_information_placements_information_items_item_id" FOREIGN KEY ("item_id") REFERENCES "information_items" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_information_placements_touchpoints_touchpoint_id" FOREIGN KEY ("touchpoint_id") REFERENCES "touchpoints" ("id") ON DELETE RESTRICT
);

CREATE TABLE "information_versions" (
    "item_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "at_utc" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    CONSTRAINT "pk_information_versions" PRIMARY KEY ("item_id", "number"),
    CONSTRAINT "fk_information_versions_information_items_item_id" FOREIGN KEY ("item_id") REFERENCES "information_items" ("id") ON DELETE RESTRICT
);

CREATE TABLE "touchpoint_references" (
    "id" TEXT NOT NULL CONSTRAINT "pk_touchpoint_references" PRIMARY KEY,
    "source" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "first_seen_utc" TEXT NOT NULL,
    "last_seen_utc" TEXT NOT NULL,
    "mapped_to" TEXT NULL,
    "ignored_reason" TEXT NULL,
    "version" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "count_key" BLOB NOT NULL,
    CONSTRAINT "fk_touchpoint_references_touchpoints_mapped_to" FOREIGN KEY ("mapped_to") REFERENCES "touchpoints" ("id") ON DELETE RESTRICT
);

CREATE TABLE "key_statements" (
    "touchpoint_id" TEXT NOT NULL CONSTRAINT "pk_key_statements" PRIMARY KEY,
    "importance" INTEGER NULL,
    "per_month" INTEGER NULL,
    "experience" INTEGER NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "fk_key_statements_touchpoints_touchpoint_id" FOREIGN KEY ("touchpoint_id") REFERENCES "touchpoints" ("id") ON DELETE RESTRICT
);

CREATE TABLE "key_comparisons" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_key_comparisons" PRIMARY KEY,
    "frequency_to_experience" INTEGER NOT NULL,
    "frequency_to_importance" INTEGER NOT NULL,
    "experience_to_importance" INTEGER NOT NULL,
    "version" INTEGER NOT NULL
);

CREATE TABLE "management_plans" (
    "id" TEXT NOT NULL CONSTRAINT "pk_management_plans" PRIMARY KEY,
    "details" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "result" TEXT NULL,
    "version" INTEGER NOT NULL,
    "changed_utc" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "title_key" BLOB NOT NULL,
    "changed_key" BLOB NOT NULL,
    "found" TEXT NOT NULL,
    CONSTRAINT "fk_management_plans_org_units_unit_id" FOREIGN KEY ("unit_id") REFERENCES "org_units" ("id") ON DELETE RESTRICT
);

CREATE INDEX "ix_information_items_changed_key" ON "information_items" ("changed_key");

CREATE UNIQUE INDEX "ix_information_items_code" ON "information_items" ("code");

CREATE INDEX "ix_information_items_code_key" ON "information_items" ("code_key");

CREATE INDEX "ix_information_items_live_until_utc" ON "information_items" ("live_until_utc");

CREATE INDEX "ix_information_items_unit_id" ON "information_items" ("unit_id");

CREATE INDEX "ix_information_placements_touchpoint_id" ON "information_placements" ("touchpoint_id");

CREATE INDEX "ix_touchpoint_references_count_key" ON "touchpoint_references" ("count_key");

CREATE INDEX "ix_touchpoint_references_mapped_to" ON "touchpoint_references" ("mapped_to");

CREATE UNIQUE INDEX "ix_touchpoint_references_source_key" ON "touchpoint_references" ("source", "key");

CREATE INDEX "ix_management_plans_changed_key" ON "management_plans" ("changed_key");

CREATE INDEX "ix_management_plans_title_key" ON "management_plans" ("title_key");

CREATE INDEX "ix_management_plans_unit_id" ON "management_plans" ("unit_id");
