CREATE TABLE "voices" (
    "id" TEXT NOT NULL CONSTRAINT "pk_voices" PRIMARY KEY,
    "number" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "way" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "words" TEXT NULL,
    "remedy" TEXT NULL,
    "address" TEXT NULL,
    "customer" INTEGER NULL,
    "touchpoint" TEXT NULL,
    "unit_id" TEXT NOT NULL,
    "person_id" TEXT NULL,
    "given_utc" TEXT NOT NULL,
    "received_utc" TEXT NOT NULL,
    "due_utc" TEXT NOT NULL,
    "notice" INTEGER NULL,
    "sentiment" TEXT NOT NULL,
    "themes" TEXT NOT NULL,
    "suggested" TEXT NULL,
    "replied_utc" TEXT NULL,
    "ended_utc" TEXT NULL,
    "how" TEXT NULL,
    "reason" TEXT NULL,
    "merged_into" TEXT NULL,
    "version" INTEGER NOT NULL,
    "found" TEXT NOT NULL,
    "given_key" BLOB NOT NULL,
    "due_key" BLOB NOT NULL,
    CONSTRAINT "fk_voices_org_units_unit_id" FOREIGN KEY ("unit_id") REFERENCES "org_units" ("id") ON DELETE RESTRICT
);

CREATE TABLE "incidents" (
    "id" TEXT NOT NULL CONSTRAINT "pk_incidents" PRIMARY KEY,
    "story" TEXT NULL,
    "outcome" TEXT NOT NULL,
    "teller" TEXT NOT NULL,
    "touchpoint" TEXT NULL,
    "unit_id" TEXT NOT NULL,
    "channel" TEXT NULL,
    "actors" TEXT NULL,
    "voice_id" TEXT NULL,
    "customer" INTEGER NULL,
    "happened_utc" TEXT NOT NULL,
    "taken_utc" TEXT NOT NULL,
    "type" TEXT NULL,
    "is_adjudicated" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "happened_key" BLOB NOT NULL,
    CONSTRAINT "fk_incidents_org_units_unit_id" FOREIGN KEY ("unit_id") REFERENCES "org_units" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_incidents_voices_voice_id" FOREIGN KEY ("voice_id") REFERENCES "voices" ("id") ON DELETE RESTRICT
);

CREATE TABLE "voice_entries" (
    "id" TEXT NOT NULL CONSTRAINT "pk_voice_entries" PRIMARY KEY,
    "voice_id" TEXT NOT NULL,
    "at_utc" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "actor_name" TEXT NULL,
    "way" TEXT NULL,
    "words" TEXT NULL,
    CONSTRAINT "fk_voice_entries_voices_voice_id" FOREIGN KEY ("voice_id") REFERENCES "voices" ("id") ON DELETE RESTRICT
);

CREATE TABLE "incident_codes" (
    "incident_id" TEXT NOT NULL,
    "coder_id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "at_utc" TEXT NOT NULL,
    CONSTRAINT "pk_incident_codes" PRIMARY KEY ("incident_id", "coder_id"),
    CONSTRAINT "fk_incident_codes_incidents_incident_id" FOREIGN KEY ("incident_id") REFERENCES "incidents" ("id") ON DELETE RESTRICT
);

CREATE INDEX "ix_incidents_customer" ON "incidents" ("customer") WHERE customer is not null;

CREATE INDEX "ix_incidents_happened_key" ON "incidents" ("happened_key");

CREATE INDEX "ix_incidents_unit_id" ON "incidents" ("unit_id");

CREATE INDEX "ix_incidents_voice_id" ON "incidents" ("voice_id") WHERE voice_id is not null;

CREATE INDEX "ix_voice_entries_voice_id_at_utc" ON "voice_entries" ("voice_id", "at_utc");

CREATE INDEX "ix_voices_customer" ON "voices" ("customer") WHERE customer is not null;

CREATE INDEX "ix_voices_due_key" ON "voices" ("due_key") WHERE ended_utc is null;

CREATE INDEX "ix_voices_given_key" ON "voices" ("given_key");

CREATE INDEX "ix_voices_merged_into" ON "voices" ("merged_into") WHERE merged_into is not null;

CREATE UNIQUE INDEX "ix_voices_number" ON "voices" ("number");

CREATE UNIQUE INDEX "ix_voices_source_external_id" ON "voices" ("source", "external_id");

CREATE INDEX "ix_voices_touchpoint_given_key" ON "voices" ("touchpoint", "given_key") WHERE touchpoint is not null;

CREATE INDEX "ix_voices_unit_id" ON "voices" ("unit_id");
