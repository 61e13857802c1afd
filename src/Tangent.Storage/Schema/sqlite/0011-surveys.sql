CREATE TABLE "survey_counts" (
    "survey_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "day" INTEGER NOT NULL,
    "cell" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    CONSTRAINT "pk_survey_counts" PRIMARY KEY ("survey_id", "version", "day", "cell", "code")
);

CREATE TABLE "survey_drafts" (
    "token_hash" BLOB NOT NULL CONSTRAINT "pk_survey_drafts" PRIMARY KEY,
    "link_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "answers" TEXT NOT NULL,
    "expires_utc" TEXT NOT NULL
);

CREATE TABLE "survey_responses" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_survey_responses" PRIMARY KEY,
    "survey_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "link_id" TEXT NOT NULL,
    "once_key" TEXT NOT NULL,
    "device" TEXT NULL,
    "outcome" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "given" INTEGER NOT NULL,
    "seconds" INTEGER NOT NULL,
    "customer" INTEGER NULL,
    "journey" TEXT NULL,
    "codes" TEXT NOT NULL,
    "texts" TEXT NULL
);

CREATE TABLE "surveys" (
    "id" TEXT NOT NULL CONSTRAINT "pk_surveys" PRIMARY KEY,
    "unit_id" TEXT NOT NULL,
    "draft" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "published" INTEGER NOT NULL,
    "has_news" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "changed_utc" TEXT NOT NULL,
    "title_key" BLOB NOT NULL,
    "changed_key" BLOB NOT NULL,
    "found" TEXT NOT NULL,
    CONSTRAINT "fk_surveys_org_units_unit_id" FOREIGN KEY ("unit_id") REFERENCES "org_units" ("id") ON DELETE RESTRICT
);

CREATE TABLE "survey_links" (
    "id" TEXT NOT NULL CONSTRAINT "pk_survey_links" PRIMARY KEY,
    "survey_id" TEXT NOT NULL,
    "token_hash" BLOB NOT NULL,
    "token" TEXT NULL,
    "kind" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "label" TEXT NULL,
    "touchpoint" TEXT NULL,
    "unit" TEXT NULL,
    "customer" INTEGER NULL,
    "journey" TEXT NULL,
    "created_utc" TEXT NOT NULL,
    "expires_utc" TEXT NULL,
    CONSTRAINT "fk_survey_links_surveys_survey_id" FOREIGN KEY ("survey_id") REFERENCES "surveys" ("id") ON DELETE RESTRICT
);

CREATE TABLE "survey_versions" (
    "survey_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "document" TEXT NOT NULL,
    "published_utc" TEXT NOT NULL,
    CONSTRAINT "pk_survey_versions" PRIMARY KEY ("survey_id", "number"),
    CONSTRAINT "fk_survey_versions_surveys_survey_id" FOREIGN KEY ("survey_id") REFERENCES "surveys" ("id") ON DELETE RESTRICT
);

CREATE INDEX "ix_survey_drafts_expires_utc" ON "survey_drafts" ("expires_utc");

CREATE INDEX "ix_survey_links_customer" ON "survey_links" ("customer") WHERE customer is not null;

CREATE INDEX "ix_survey_links_survey_id_id" ON "survey_links" ("survey_id", "id");

CREATE UNIQUE INDEX "ix_survey_links_token_hash" ON "survey_links" ("token_hash");

CREATE INDEX "ix_survey_responses_customer" ON "survey_responses" ("customer") WHERE customer is not null;

CREATE INDEX "ix_survey_responses_journey" ON "survey_responses" ("journey") WHERE journey is not null;

CREATE UNIQUE INDEX "ix_survey_responses_once_key" ON "survey_responses" ("once_key");

CREATE INDEX "ix_survey_responses_survey_id_device_given" ON "survey_responses" ("survey_id", "device", "given") WHERE device is not null;

CREATE INDEX "ix_survey_responses_survey_id_id" ON "survey_responses" ("survey_id", "id");

CREATE INDEX "ix_surveys_changed_key" ON "surveys" ("changed_key");

CREATE INDEX "ix_surveys_title_key" ON "surveys" ("title_key");

CREATE INDEX "ix_surveys_unit_id" ON "surveys" ("unit_id");
