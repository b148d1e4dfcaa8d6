-- AlterTable
ALTER TABLE "publication" ADD COLUMN     "issue_transport_id" UUID,
ADD COLUMN     "notice_transport_id" UUID;

-- CreateTable
CREATE TABLE "mail_transport" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "publication_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "sealed_url" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "mail_transport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "send_rate" (
    "transport" TEXT NOT NULL,
    "domain" TEXT NOT NULL DEFAULT '',
    "tokens" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "filled_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "per_second" DOUBLE PRECISION,
    "slowed_at" TIMESTAMPTZ(6),
    "next_at" TIMESTAMPTZ(6),
    "day" DATE,
    "day_used" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "send_rate_pkey" PRIMARY KEY ("transport","domain")
);

-- CreateTable
CREATE TABLE "send_share" (
    "worker_id" UUID NOT NULL,
    "transport" TEXT NOT NULL,
    "connections" INTEGER NOT NULL,
    "until" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "send_share_pkey" PRIMARY KEY ("worker_id","transport")
);

-- CreateIndex
CREATE UNIQUE INDEX "mail_transport_publication_id_name_key" ON "mail_transport"("publication_id", "name");

-- AddForeignKey
ALTER TABLE "publication" ADD CONSTRAINT "publication_issue_transport_id_fkey" FOREIGN KEY ("issue_transport_id") REFERENCES "mail_transport"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publication" ADD CONSTRAINT "publication_notice_transport_id_fkey" FOREIGN KEY ("notice_transport_id") REFERENCES "mail_transport"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail_transport" ADD CONSTRAINT "mail_transport_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;
