-- CreateTable
CREATE TABLE "address_change" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "publication_id" UUID NOT NULL,
    "subscriber_id" UUID NOT NULL,
    "new_email" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "old_confirmed_at" TIMESTAMPTZ(6),
    "new_confirmed_at" TIMESTAMPTZ(6),
    "finished_at" TIMESTAMPTZ(6),

    CONSTRAINT "address_change_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "address_change_publication_id_idx" ON "address_change"("publication_id");

-- CreateIndex
CREATE INDEX "address_change_subscriber_id_idx" ON "address_change"("subscriber_id");

-- AddForeignKey
ALTER TABLE "address_change" ADD CONSTRAINT "address_change_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "address_change" ADD CONSTRAINT "address_change_subscriber_id_fkey" FOREIGN KEY ("subscriber_id") REFERENCES "subscriber"("id") ON DELETE CASCADE ON UPDATE CASCADE;
