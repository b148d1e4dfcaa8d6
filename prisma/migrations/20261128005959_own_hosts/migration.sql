-- AlterTable
ALTER TABLE "publication" ADD COLUMN     "deleted_at" TIMESTAMPTZ(6),
ADD COLUMN     "home_host" TEXT,
ADD COLUMN     "suspended_at" TIMESTAMPTZ(6);

-- CreateTable
CREATE TABLE "custom_domain" (
    "publication_id" UUID NOT NULL,
    "domain" TEXT NOT NULL,
    "proof" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "proven_at" TIMESTAMPTZ(6),
    "verified_at" TIMESTAMPTZ(6),
    "wants_primary" BOOLEAN NOT NULL DEFAULT true,
    "failing_since" TIMESTAMPTZ(6),
    "last_checked_at" TIMESTAMPTZ(6),
    "last_results" JSONB,

    CONSTRAINT "custom_domain_pkey" PRIMARY KEY ("publication_id")
);

-- CreateTable
CREATE TABLE "retired_host" (
    "host" TEXT NOT NULL,
    "retired_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "retired_host_pkey" PRIMARY KEY ("host")
);

-- CreateIndex
CREATE INDEX "custom_domain_domain_idx" ON "custom_domain"("domain");

-- CreateIndex
CREATE UNIQUE INDEX "publication_home_host_key" ON "publication"("home_host");

-- AddForeignKey
ALTER TABLE "custom_domain" ADD CONSTRAINT "custom_domain_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;
