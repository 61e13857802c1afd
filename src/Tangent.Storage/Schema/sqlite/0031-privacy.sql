CREATE TABLE "privacy_requests" (
    "id" TEXT NOT NULL CONSTRAINT "pk_privacy_requests" PRIMARY KEY,
    "customer_id" INTEGER NOT NULL,
    "ask" TEXT NOT NULL,
    "words" TEXT NULL,
    "proof" TEXT NULL,
    "received_utc" TEXT NOT NULL,
    "due_utc" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "ended_utc" TEXT NULL,
    "answer" TEXT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "fk_privacy_requests_customers_customer_id" FOREIGN KEY ("customer_id") REFERENCES "customers" ("id") ON DELETE RESTRICT
);

CREATE TABLE "privacy_steps" (
    "id" TEXT NOT NULL CONSTRAINT "pk_privacy_steps" PRIMARY KEY,
    "request_id" TEXT NOT NULL,
    "act" TEXT NOT NULL,
    "at_utc" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "copy_hash" TEXT NULL,
    CONSTRAINT "fk_privacy_steps_privacy_requests_request_id" FOREIGN KEY ("request_id") REFERENCES "privacy_requests" ("id") ON DELETE RESTRICT
);

CREATE INDEX "ix_privacy_requests_customer_id" ON "privacy_requests" ("customer_id");

CREATE INDEX "ix_privacy_requests_due_utc_id" ON "privacy_requests" ("due_utc", "id");

CREATE INDEX "ix_privacy_requests_state_due_utc" ON "privacy_requests" ("state", "due_utc");

CREATE INDEX "ix_privacy_steps_request_id_at_utc" ON "privacy_steps" ("request_id", "at_utc");
