-- CreateEnum
CREATE TYPE "mrr_movement_kind" AS ENUM ('new', 'back', 'grown', 'shrunk', 'left');

-- AlterTable
ALTER TABLE "payment_account" ADD COLUMN     "tips_in_mails" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "tips_on_posts" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "paid_subscription" ADD COLUMN     "discount" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "mrr" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "gift" ADD COLUMN     "deliver_at" TIMESTAMPTZ(6),
ADD COLUMN     "delivered_at" TIMESTAMPTZ(6);

-- CreateTable
CREATE TABLE "mrr_movement" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "publication_id" UUID NOT NULL,
    "paid_subscription_id" UUID NOT NULL,
    "kind" "mrr_movement_kind" NOT NULL,
    "amount" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "mrr_movement_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "mrr_movement_publication_id_at_idx" ON "mrr_movement"("publication_id", "at");

-- CreateIndex
CREATE INDEX "mrr_movement_paid_subscription_id_idx" ON "mrr_movement"("paid_subscription_id");

-- AddForeignKey
ALTER TABLE "mrr_movement" ADD CONSTRAINT "mrr_movement_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mrr_movement" ADD CONSTRAINT "mrr_movement_paid_subscription_id_fkey" FOREIGN KEY ("paid_subscription_id") REFERENCES "paid_subscription"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What runs brings what it did; offers are counted from each one's next payment on.
UPDATE "paid_subscription" SET "mrr" = round("amount"::numeric * "quantity" / (CASE "interval" WHEN 'year' THEN 12 ELSE 1 END * "interval_count"))::int
WHERE "ended_at" IS NULL AND "status" IN ('active', 'past_due') AND "paused_until_paid" IS NULL;

INSERT INTO "mrr_movement" ("publication_id", "paid_subscription_id", "kind", "amount", "currency", "at")
SELECT "publication_id", "id", 'new', "mrr", "currency", coalesce("trial_end", "started_at")
FROM "paid_subscription" WHERE "mrr" > 0;

-- Those that were paid and have ended: what they brought, and that it went.
INSERT INTO "mrr_movement" ("publication_id", "paid_subscription_id", "kind", "amount", "currency", "at")
SELECT was."publication_id", was."id", moved."kind"::"mrr_movement_kind", moved."sign" * was."brought", was."currency",
  CASE moved."kind" WHEN 'new' THEN was."began" ELSE was."ended_at" END
FROM (
  SELECT "publication_id", "id", "currency", "ended_at", coalesce("trial_end", "started_at") AS "began",
    round("amount"::numeric * "quantity" / (CASE "interval" WHEN 'year' THEN 12 ELSE 1 END * "interval_count"))::int AS "brought"
  FROM "paid_subscription" WHERE "ended_at" IS NOT NULL
) AS was, (VALUES ('new', 1), ('left', -1)) AS moved("kind", "sign")
WHERE was."ended_at" > was."began" AND was."brought" > 0;

-- The page at Stripe offers more than it did: it is made anew the next time it is opened.
UPDATE "payment_account" SET "portal_configuration_id" = NULL;
