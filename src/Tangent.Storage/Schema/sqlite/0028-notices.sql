CREATE TABLE "notices" (
    "id" TEXT NOT NULL CONSTRAINT "pk_notices" PRIMARY KEY,
    "account_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "at_utc" TEXT NOT NULL,
    "read_utc" TEXT NULL,
    "at_key" BLOB NOT NULL
);

CREATE INDEX "ix_notices_account_id" ON "notices" ("account_id") WHERE read_utc is null;

CREATE INDEX "ix_notices_account_id_at_key" ON "notices" ("account_id", "at_key");

CREATE UNIQUE INDEX "ix_notices_account_id_key" ON "notices" ("account_id", "key");

CREATE INDEX "ix_notices_at_utc" ON "notices" ("at_utc");

CREATE TABLE "notice_wishes" (
    "account_id" TEXT NOT NULL CONSTRAINT "pk_notice_wishes" PRIMARY KEY,
    "choice" TEXT NOT NULL,
    "version" INTEGER NOT NULL
);
