CREATE TABLE "imports" (
    "id" TEXT NOT NULL CONSTRAINT "pk_imports" PRIMARY KEY,
    "target" TEXT NOT NULL,
    "file_id" TEXT NOT NULL,
    "unit_path" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_utc" TEXT NOT NULL,
    "shape" TEXT NOT NULL,
    "encoding" TEXT NULL,
    "is_day_first" INTEGER NULL,
    "lifecycle" TEXT NULL,
    "columns" TEXT NOT NULL,
    "source" TEXT NULL,
    "is_in_use" INTEGER NOT NULL,
    "stage" TEXT NOT NULL,
    "job_id" TEXT NULL,
    "rows" INTEGER NOT NULL,
    "new_rows" INTEGER NOT NULL,
    "changed_rows" INTEGER NOT NULL,
    "unchanged_rows" INTEGER NOT NULL,
    "bad_rows" INTEGER NOT NULL
);

CREATE TABLE "import_shapes" (
    "target" TEXT NOT NULL,
    "shape" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "columns" TEXT NOT NULL,
    "is_day_first" INTEGER NULL,
    "lifecycle" TEXT NULL,
    "used_utc" TEXT NOT NULL,
    CONSTRAINT "pk_import_shapes" PRIMARY KEY ("target", "shape", "source")
);

CREATE TABLE "watched_files" (
    "source" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "taken_utc" TEXT NOT NULL,
    "rows" INTEGER NOT NULL,
    "bad_rows" INTEGER NOT NULL,
    CONSTRAINT "pk_watched_files" PRIMARY KEY ("source", "hash")
);

CREATE TABLE "import_bad_rows" (
    "import_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "problems" TEXT NOT NULL,
    CONSTRAINT "pk_import_bad_rows" PRIMARY KEY ("import_id", "number"),
    CONSTRAINT "fk_import_bad_rows_imports_import_id" FOREIGN KEY ("import_id") REFERENCES "imports" ("id") ON DELETE CASCADE
);

CREATE INDEX "ix_imports_created_by_created_utc" ON "imports" ("created_by", "created_utc");

CREATE INDEX "ix_touchpoints_channel_stage_status_kinds_distance_found" ON "touchpoints" ("channel", "stage", "status", "kinds", "distance", "found");
