CREATE TABLE "attachments" (
    "id" TEXT NOT NULL CONSTRAINT "pk_attachments" PRIMARY KEY,
    "sha256" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "content_type" TEXT NOT NULL,
    "length" INTEGER NOT NULL,
    "unit_path" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_utc" TEXT NOT NULL,
    "erased_utc" TEXT NULL
);

CREATE TABLE "change_counters" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_change_counters" PRIMARY KEY,
    "value" INTEGER NOT NULL
);

CREATE TABLE "idempotency_records" (
    "actor_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "request_hash" BLOB NOT NULL,
    "status" INTEGER NULL,
    "response" TEXT NULL,
    "location" TEXT NULL,
    "created_utc" TEXT NOT NULL,
    CONSTRAINT "pk_idempotency_records" PRIMARY KEY ("actor_id", "key")
);

CREATE TABLE "installation_facts" (
    "name" TEXT NOT NULL CONSTRAINT "pk_installation_facts" PRIMARY KEY,
    "value" TEXT NOT NULL
);

CREATE TABLE "jobs" (
    "id" TEXT NOT NULL CONSTRAINT "pk_jobs" PRIMARY KEY,
    "type" TEXT NOT NULL,
    "requested_by" TEXT NOT NULL,
    "unit_path" TEXT NOT NULL,
    "request" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "done_steps" INTEGER NOT NULL,
    "total_steps" INTEGER NULL,
    "checkpoint" TEXT NULL,
    "result" TEXT NULL,
    "failure_code" TEXT NULL,
    "attempts" INTEGER NOT NULL,
    "created_utc" TEXT NOT NULL,
    "started_utc" TEXT NULL,
    "finished_utc" TEXT NULL
);

CREATE TABLE "key_ring_entries" (
    "id" TEXT NOT NULL CONSTRAINT "pk_key_ring_entries" PRIMARY KEY,
    "xml" TEXT NOT NULL
);

CREATE TABLE "outbox_messages" (
    "sequence" INTEGER NOT NULL CONSTRAINT "pk_outbox_messages" PRIMARY KEY AUTOINCREMENT,
    "id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "payload" TEXT NOT NULL,
    "created_utc" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL,
    "next_attempt_utc" TEXT NULL,
    "handled_utc" TEXT NULL,
    "last_error" TEXT NULL
);

CREATE TABLE "server_leases" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_server_leases" PRIMARY KEY,
    "holder" TEXT NOT NULL,
    "machine" TEXT NOT NULL,
    "process_id" INTEGER NOT NULL,
    "taken_utc" TEXT NOT NULL,
    "expires_utc" TEXT NOT NULL
);

CREATE INDEX "ix_attachments_created_utc_id" ON "attachments" ("created_utc", "id");

CREATE INDEX "ix_attachments_sha256" ON "attachments" ("sha256");

CREATE INDEX "ix_idempotency_records_created_utc" ON "idempotency_records" ("created_utc");

CREATE INDEX "ix_jobs_created_utc_id" ON "jobs" ("created_utc", "id");

CREATE INDEX "ix_jobs_state" ON "jobs" ("state");

CREATE INDEX "ix_outbox_messages_handled_utc_next_attempt_utc" ON "outbox_messages" ("handled_utc", "next_attempt_utc");

CREATE UNIQUE INDEX "ix_outbox_messages_id" ON "outbox_messages" ("id");

INSERT INTO change_counters (id, value) VALUES (1, 0);
