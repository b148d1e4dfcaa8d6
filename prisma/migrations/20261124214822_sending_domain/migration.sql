-- CreateTable
CREATE TABLE "sending_domain" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "publication_id" UUID NOT NULL,
    "domain" TEXT NOT NULL,
    "local_part" TEXT NOT NULL,
    "selector_base" TEXT NOT NULL,
    "sealed_keys" BYTEA NOT NULL,
    "active_slot" TEXT NOT NULL DEFAULT 'a',
    "waiting_slot" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "verified_at" TIMESTAMPTZ(6),
    "failing_since" TIMESTAMPTZ(6),
    "last_checked_at" TIMESTAMPTZ(6),
    "last_results" JSONB,

    CONSTRAINT "sending_domain_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "sending_domain_publication_id_key" ON "sending_domain"("publication_id");

-- AddForeignKey
ALTER TABLE "sending_domain" ADD CONSTRAINT "sending_domain_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;
