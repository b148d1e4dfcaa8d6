-- DropIndex
DROP INDEX "payer_publication_id_email_folded_key";

-- CreateIndex
CREATE INDEX "payer_publication_id_email_folded_idx" ON "payer"("publication_id", "email_folded");
