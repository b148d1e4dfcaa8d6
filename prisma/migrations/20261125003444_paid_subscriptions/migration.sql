-- CreateEnum
CREATE TYPE "payment_way" AS ENUM ('own_keys', 'install', 'connect');

-- CreateEnum
CREATE TYPE "price_interval" AS ENUM ('month', 'year', 'once');

-- CreateEnum
CREATE TYPE "price_kind" AS ENUM ('standard', 'founding', 'pay_what_you_want', 'lifetime');

-- CreateEnum
CREATE TYPE "offer_duration" AS ENUM ('once', 'months', 'forever');

-- CreateEnum
CREATE TYPE "checkout_kind" AS ENUM ('subscription', 'once', 'gift', 'tip');

-- CreateEnum
CREATE TYPE "grant_reason" AS ENUM ('comp', 'gift', 'once', 'lifetime');

-- CreateTable
CREATE TABLE "payment_account" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "publication_id" UUID NOT NULL,
    "way" "payment_way" NOT NULL,
    "account_id" TEXT NOT NULL,
    "livemode" BOOLEAN NOT NULL,
    "sealed_keys" BYTEA,
    "webhook_endpoint_id" TEXT,
    "portal_configuration_id" TEXT,
    "charges_enabled" BOOLEAN NOT NULL DEFAULT true,
    "grace_days" INTEGER NOT NULL DEFAULT 14,
    "taxes" BOOLEAN NOT NULL DEFAULT false,
    "gifts" BOOLEAN NOT NULL DEFAULT true,
    "groups" BOOLEAN NOT NULL DEFAULT false,
    "tips" BOOLEAN NOT NULL DEFAULT false,
    "tip_currency" TEXT NOT NULL DEFAULT 'usd',
    "free_previews" BOOLEAN NOT NULL DEFAULT false,
    "connected_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "problem" TEXT,

    CONSTRAINT "payment_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tier" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "publication_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "benefits" TEXT NOT NULL DEFAULT '',
    "position" INTEGER NOT NULL DEFAULT 0,
    "trial_days" INTEGER NOT NULL DEFAULT 0,
    "stripe_product_id" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archived_at" TIMESTAMPTZ(6),

    CONSTRAINT "tier_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "price" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "publication_id" UUID NOT NULL,
    "tier_id" UUID NOT NULL,
    "kind" "price_kind" NOT NULL DEFAULT 'standard',
    "interval" "price_interval" NOT NULL,
    "months" INTEGER,
    "amount" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "stripe_price_id" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archived_at" TIMESTAMPTZ(6),

    CONSTRAINT "price_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "offer" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "publication_id" UUID NOT NULL,
    "tier_id" UUID,
    "code" TEXT NOT NULL,
    "percent_off" INTEGER,
    "amount_off" INTEGER,
    "currency" TEXT,
    "duration" "offer_duration" NOT NULL,
    "months" INTEGER,
    "stripe_coupon_id" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(6),
    "max_redemptions" INTEGER,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archived_at" TIMESTAMPTZ(6),

    CONSTRAINT "offer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payer" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "publication_id" UUID NOT NULL,
    "subscriber_id" UUID,
    "email" TEXT NOT NULL,
    "email_folded" TEXT NOT NULL,
    "stripe_customer_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "payer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "checkout" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "publication_id" UUID NOT NULL,
    "payer_id" UUID NOT NULL,
    "kind" "checkout_kind" NOT NULL,
    "price_id" UUID,
    "offer_id" UUID,
    "post_id" UUID,
    "quantity" INTEGER NOT NULL DEFAULT 1,
    "amount" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "next" TEXT NOT NULL DEFAULT '/',
    "state_hash" TEXT NOT NULL,
    "may_start_session" BOOLEAN NOT NULL,
    "stripe_session_id" TEXT,
    "gift" JSONB,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "completed_at" TIMESTAMPTZ(6),
    "expired_at" TIMESTAMPTZ(6),

    CONSTRAINT "checkout_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "paid_subscription" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "publication_id" UUID NOT NULL,
    "payer_id" UUID NOT NULL,
    "subscriber_id" UUID,
    "stripe_subscription_id" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "tier_id" UUID,
    "price_id" UUID,
    "amount" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "interval" "price_interval" NOT NULL,
    "interval_count" INTEGER NOT NULL DEFAULT 1,
    "quantity" INTEGER NOT NULL DEFAULT 1,
    "started_at" TIMESTAMPTZ(6) NOT NULL,
    "current_period_start" TIMESTAMPTZ(6) NOT NULL,
    "current_period_end" TIMESTAMPTZ(6) NOT NULL,
    "trial_start" TIMESTAMPTZ(6),
    "trial_end" TIMESTAMPTZ(6),
    "cancel_at" TIMESTAMPTZ(6),
    "canceled_at" TIMESTAMPTZ(6),
    "cancel_reason" TEXT,
    "cancel_comment" TEXT,
    "ended_at" TIMESTAMPTZ(6),
    "paused_until_paid" TIMESTAMPTZ(6),
    "resumes_at" TIMESTAMPTZ(6),
    "checkout_id" UUID,
    "post_id" UUID,
    "fetched_at" TIMESTAMPTZ(6) NOT NULL,
    "trial_ending_told_at" TIMESTAMPTZ(6),

    CONSTRAINT "paid_subscription_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "publication_id" UUID NOT NULL,
    "payer_id" UUID NOT NULL,
    "paid_subscription_id" UUID,
    "checkout_id" UUID,
    "kind" "checkout_kind" NOT NULL,
    "stripe_payment_intent_id" TEXT NOT NULL,
    "stripe_invoice_id" TEXT,
    "amount" INTEGER NOT NULL,
    "fee" INTEGER NOT NULL DEFAULT 0,
    "refunded" INTEGER NOT NULL DEFAULT 0,
    "currency" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "dispute_status" TEXT,
    "period_start" TIMESTAMPTZ(6),
    "period_end" TIMESTAMPTZ(6),
    "receipt_url" TEXT,
    "post_id" UUID,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "paid_at" TIMESTAMPTZ(6),
    "fetched_at" TIMESTAMPTZ(6) NOT NULL,
    "receipt_mailed_at" TIMESTAMPTZ(6),
    "failure_mailed_at" TIMESTAMPTZ(6),

    CONSTRAINT "payment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "gift" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "publication_id" UUID NOT NULL,
    "payment_id" UUID NOT NULL,
    "tier_id" UUID,
    "months" INTEGER NOT NULL,
    "recipient_email" TEXT,
    "recipient_name" TEXT NOT NULL DEFAULT '',
    "message" TEXT NOT NULL DEFAULT '',
    "code_hash" TEXT NOT NULL,
    "sealed_code" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "redeemed_at" TIMESTAMPTZ(6),
    "revoked_at" TIMESTAMPTZ(6),

    CONSTRAINT "gift_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "seat" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "publication_id" UUID NOT NULL,
    "paid_subscription_id" UUID NOT NULL,
    "subscriber_id" UUID,
    "email" TEXT NOT NULL,
    "email_folded" TEXT NOT NULL,
    "token_hash" TEXT,
    "invited_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "accepted_at" TIMESTAMPTZ(6),

    CONSTRAINT "seat_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "paid_grant" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "publication_id" UUID NOT NULL,
    "subscriber_id" UUID NOT NULL,
    "reason" "grant_reason" NOT NULL,
    "tier_id" UUID,
    "starts_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "until" TIMESTAMPTZ(6),
    "revoked_at" TIMESTAMPTZ(6),
    "payment_id" UUID,
    "gift_id" UUID,

    CONSTRAINT "paid_grant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "entitlement" (
    "subscriber_id" UUID NOT NULL,
    "publication_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "tier_id" UUID,
    "until" TIMESTAMPTZ(6),
    "since" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "entitlement_pkey" PRIMARY KEY ("subscriber_id")
);

-- CreateTable
CREATE TABLE "stripe_event" (
    "publication_id" UUID NOT NULL,
    "id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "object_id" TEXT NOT NULL,
    "account" TEXT,
    "livemode" BOOLEAN NOT NULL,
    "received_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "applied_at" TIMESTAMPTZ(6),
    "problem" TEXT,

    CONSTRAINT "stripe_event_pkey" PRIMARY KEY ("publication_id","id")
);

-- CreateTable
CREATE TABLE "trial_use" (
    "publication_id" UUID NOT NULL,
    "address_key" TEXT NOT NULL,
    "stripe_subscription_id" TEXT NOT NULL,
    "card_fingerprint" TEXT,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "trial_use_pkey" PRIMARY KEY ("publication_id","address_key")
);

-- CreateTable
CREATE TABLE "free_preview" (
    "subscriber_id" UUID NOT NULL,
    "publication_id" UUID NOT NULL,
    "post_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "free_preview_pkey" PRIMARY KEY ("subscriber_id")
);

-- CreateTable
CREATE TABLE "reconciliation" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "publication_id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(6),
    "checked" INTEGER NOT NULL DEFAULT 0,
    "differences" JSONB NOT NULL DEFAULT '[]',
    "problem" TEXT,

    CONSTRAINT "reconciliation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "payment_account_publication_id_key" ON "payment_account"("publication_id");

-- CreateIndex
CREATE INDEX "payment_account_account_id_idx" ON "payment_account"("account_id");

-- CreateIndex
CREATE INDEX "tier_publication_id_idx" ON "tier"("publication_id");

-- CreateIndex
CREATE INDEX "price_publication_id_tier_id_idx" ON "price"("publication_id", "tier_id");

-- CreateIndex
CREATE INDEX "price_publication_id_stripe_price_id_idx" ON "price"("publication_id", "stripe_price_id");

-- CreateIndex
CREATE UNIQUE INDEX "offer_publication_id_code_key" ON "offer"("publication_id", "code");

-- CreateIndex
CREATE INDEX "payer_subscriber_id_idx" ON "payer"("subscriber_id");

-- CreateIndex
CREATE UNIQUE INDEX "payer_publication_id_email_folded_key" ON "payer"("publication_id", "email_folded");

-- CreateIndex
CREATE UNIQUE INDEX "payer_publication_id_stripe_customer_id_key" ON "payer"("publication_id", "stripe_customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "checkout_stripe_session_id_key" ON "checkout"("stripe_session_id");

-- CreateIndex
CREATE INDEX "checkout_publication_id_created_at_idx" ON "checkout"("publication_id", "created_at");

-- CreateIndex
CREATE INDEX "checkout_payer_id_idx" ON "checkout"("payer_id");

-- CreateIndex
CREATE INDEX "paid_subscription_subscriber_id_idx" ON "paid_subscription"("subscriber_id");

-- CreateIndex
CREATE INDEX "paid_subscription_payer_id_idx" ON "paid_subscription"("payer_id");

-- CreateIndex
CREATE UNIQUE INDEX "paid_subscription_publication_id_stripe_subscription_id_key" ON "paid_subscription"("publication_id", "stripe_subscription_id");

-- CreateIndex
CREATE INDEX "payment_publication_id_paid_at_idx" ON "payment"("publication_id", "paid_at");

-- CreateIndex
CREATE INDEX "payment_paid_subscription_id_idx" ON "payment"("paid_subscription_id");

-- CreateIndex
CREATE UNIQUE INDEX "payment_publication_id_stripe_payment_intent_id_key" ON "payment"("publication_id", "stripe_payment_intent_id");

-- CreateIndex
CREATE UNIQUE INDEX "gift_payment_id_key" ON "gift"("payment_id");

-- CreateIndex
CREATE UNIQUE INDEX "gift_code_hash_key" ON "gift"("code_hash");

-- CreateIndex
CREATE INDEX "gift_publication_id_idx" ON "gift"("publication_id");

-- CreateIndex
CREATE UNIQUE INDEX "seat_token_hash_key" ON "seat"("token_hash");

-- CreateIndex
CREATE INDEX "seat_publication_id_idx" ON "seat"("publication_id");

-- CreateIndex
CREATE INDEX "seat_subscriber_id_idx" ON "seat"("subscriber_id");

-- CreateIndex
CREATE UNIQUE INDEX "seat_paid_subscription_id_email_folded_key" ON "seat"("paid_subscription_id", "email_folded");

-- CreateIndex
CREATE INDEX "paid_grant_publication_id_subscriber_id_idx" ON "paid_grant"("publication_id", "subscriber_id");

-- CreateIndex
CREATE UNIQUE INDEX "paid_grant_payment_id_reason_key" ON "paid_grant"("payment_id", "reason");

-- CreateIndex
CREATE UNIQUE INDEX "paid_grant_gift_id_key" ON "paid_grant"("gift_id");

-- CreateIndex
CREATE INDEX "entitlement_publication_id_idx" ON "entitlement"("publication_id");

-- CreateIndex
CREATE INDEX "entitlement_until_idx" ON "entitlement"("until");

-- CreateIndex
CREATE INDEX "stripe_event_publication_id_received_at_idx" ON "stripe_event"("publication_id", "received_at");

-- CreateIndex
CREATE INDEX "trial_use_publication_id_card_fingerprint_idx" ON "trial_use"("publication_id", "card_fingerprint");

-- CreateIndex
CREATE INDEX "free_preview_publication_id_idx" ON "free_preview"("publication_id");

-- CreateIndex
CREATE INDEX "reconciliation_publication_id_started_at_idx" ON "reconciliation"("publication_id", "started_at");

-- AddForeignKey
ALTER TABLE "payment_account" ADD CONSTRAINT "payment_account_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tier" ADD CONSTRAINT "tier_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "price" ADD CONSTRAINT "price_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "price" ADD CONSTRAINT "price_tier_id_fkey" FOREIGN KEY ("tier_id") REFERENCES "tier"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offer" ADD CONSTRAINT "offer_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offer" ADD CONSTRAINT "offer_tier_id_fkey" FOREIGN KEY ("tier_id") REFERENCES "tier"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payer" ADD CONSTRAINT "payer_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payer" ADD CONSTRAINT "payer_subscriber_id_fkey" FOREIGN KEY ("subscriber_id") REFERENCES "subscriber"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checkout" ADD CONSTRAINT "checkout_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checkout" ADD CONSTRAINT "checkout_payer_id_fkey" FOREIGN KEY ("payer_id") REFERENCES "payer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checkout" ADD CONSTRAINT "checkout_price_id_fkey" FOREIGN KEY ("price_id") REFERENCES "price"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checkout" ADD CONSTRAINT "checkout_offer_id_fkey" FOREIGN KEY ("offer_id") REFERENCES "offer"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checkout" ADD CONSTRAINT "checkout_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "post"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paid_subscription" ADD CONSTRAINT "paid_subscription_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paid_subscription" ADD CONSTRAINT "paid_subscription_payer_id_fkey" FOREIGN KEY ("payer_id") REFERENCES "payer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paid_subscription" ADD CONSTRAINT "paid_subscription_subscriber_id_fkey" FOREIGN KEY ("subscriber_id") REFERENCES "subscriber"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paid_subscription" ADD CONSTRAINT "paid_subscription_tier_id_fkey" FOREIGN KEY ("tier_id") REFERENCES "tier"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paid_subscription" ADD CONSTRAINT "paid_subscription_price_id_fkey" FOREIGN KEY ("price_id") REFERENCES "price"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paid_subscription" ADD CONSTRAINT "paid_subscription_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "post"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment" ADD CONSTRAINT "payment_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment" ADD CONSTRAINT "payment_payer_id_fkey" FOREIGN KEY ("payer_id") REFERENCES "payer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment" ADD CONSTRAINT "payment_paid_subscription_id_fkey" FOREIGN KEY ("paid_subscription_id") REFERENCES "paid_subscription"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment" ADD CONSTRAINT "payment_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "post"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "gift" ADD CONSTRAINT "gift_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "gift" ADD CONSTRAINT "gift_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "gift" ADD CONSTRAINT "gift_tier_id_fkey" FOREIGN KEY ("tier_id") REFERENCES "tier"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seat" ADD CONSTRAINT "seat_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seat" ADD CONSTRAINT "seat_paid_subscription_id_fkey" FOREIGN KEY ("paid_subscription_id") REFERENCES "paid_subscription"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seat" ADD CONSTRAINT "seat_subscriber_id_fkey" FOREIGN KEY ("subscriber_id") REFERENCES "subscriber"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paid_grant" ADD CONSTRAINT "paid_grant_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paid_grant" ADD CONSTRAINT "paid_grant_subscriber_id_fkey" FOREIGN KEY ("subscriber_id") REFERENCES "subscriber"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paid_grant" ADD CONSTRAINT "paid_grant_tier_id_fkey" FOREIGN KEY ("tier_id") REFERENCES "tier"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paid_grant" ADD CONSTRAINT "paid_grant_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paid_grant" ADD CONSTRAINT "paid_grant_gift_id_fkey" FOREIGN KEY ("gift_id") REFERENCES "gift"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entitlement" ADD CONSTRAINT "entitlement_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entitlement" ADD CONSTRAINT "entitlement_subscriber_id_fkey" FOREIGN KEY ("subscriber_id") REFERENCES "subscriber"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stripe_event" ADD CONSTRAINT "stripe_event_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "trial_use" ADD CONSTRAINT "trial_use_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "free_preview" ADD CONSTRAINT "free_preview_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "free_preview" ADD CONSTRAINT "free_preview_subscriber_id_fkey" FOREIGN KEY ("subscriber_id") REFERENCES "subscriber"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "free_preview" ADD CONSTRAINT "free_preview_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reconciliation" ADD CONSTRAINT "reconciliation_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;
