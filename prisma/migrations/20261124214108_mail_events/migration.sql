-- CreateEnum
CREATE TYPE "mail_event_kind" AS ENUM ('opened', 'clicked', 'delivered', 'delayed', 'sender_fault', 'soft_bounce', 'hard_bounce', 'unsubscribed', 'complaint');

-- AlterTable
ALTER TABLE "issue" ADD COLUMN     "auto_stopped_at" TIMESTAMPTZ(6);

-- CreateTable
CREATE TABLE "mail_event" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "publication_id" UUID NOT NULL,
    "issue_id" UUID NOT NULL,
    "delivery_id" UUID NOT NULL,
    "subscriber_id" UUID,
    "provider" TEXT NOT NULL,
    "provider_event_id" TEXT NOT NULL,
    "kind" "mail_event_kind" NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "received_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "status" TEXT,
    "detail" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "mail_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_token" (
    "provider" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "body_hash" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "webhook_token_pkey" PRIMARY KEY ("provider","token_hash")
);

-- CreateIndex
CREATE INDEX "mail_event_delivery_id_idx" ON "mail_event"("delivery_id");

-- CreateIndex
CREATE INDEX "mail_event_subscriber_id_at_idx" ON "mail_event"("subscriber_id", "at");

-- CreateIndex
CREATE INDEX "mail_event_issue_id_kind_idx" ON "mail_event"("issue_id", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "mail_event_provider_provider_event_id_key" ON "mail_event"("provider", "provider_event_id");

-- CreateIndex
CREATE INDEX "webhook_token_at_idx" ON "webhook_token"("at");

-- AddForeignKey
ALTER TABLE "mail_event" ADD CONSTRAINT "mail_event_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail_event" ADD CONSTRAINT "mail_event_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "issue"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail_event" ADD CONSTRAINT "mail_event_delivery_id_fkey" FOREIGN KEY ("delivery_id") REFERENCES "delivery"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail_event" ADD CONSTRAINT "mail_event_subscriber_id_fkey" FOREIGN KEY ("subscriber_id") REFERENCES "subscriber"("id") ON DELETE SET NULL ON UPDATE CASCADE;
