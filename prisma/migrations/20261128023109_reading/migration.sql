-- AlterTable
ALTER TABLE "issue" ADD COLUMN     "counts_reading" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "split_by" TEXT,
ADD COLUMN     "split_decided_at" TIMESTAMPTZ(6),
ADD COLUMN     "split_ends_at" TIMESTAMPTZ(6),
ADD COLUMN     "split_hours" INTEGER,
ADD COLUMN     "split_percent" INTEGER,
ADD COLUMN     "split_reason" TEXT,
ADD COLUMN     "split_winner" INTEGER;

-- AlterTable
ALTER TABLE "delivery" ADD COLUMN     "subject_number" SMALLINT;

-- AlterTable
ALTER TABLE "post" ADD COLUMN     "scheduled_split" JSONB;

-- AlterTable
ALTER TABLE "publication" ADD COLUMN     "counts_reading" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "issue_subject" (
    "issue_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "subject" TEXT NOT NULL,

    CONSTRAINT "issue_subject_pkey" PRIMARY KEY ("issue_id","number")
);

-- CreateTable
CREATE TABLE "issue_link" (
    "issue_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "publication_id" UUID NOT NULL,
    "url" TEXT NOT NULL,
    "paid_only" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "issue_link_pkey" PRIMARY KEY ("issue_id","number")
);

-- CreateTable
CREATE TABLE "reading" (
    "delivery_id" UUID NOT NULL,
    "issue_id" UUID NOT NULL,
    "publication_id" UUID NOT NULL,
    "opened_at" TIMESTAMPTZ(6),
    "prefetched_at" TIMESTAMPTZ(6),

    CONSTRAINT "reading_pkey" PRIMARY KEY ("delivery_id")
);

-- CreateTable
CREATE TABLE "link_click" (
    "delivery_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "issue_id" UUID NOT NULL,
    "publication_id" UUID NOT NULL,
    "clicked_at" TIMESTAMPTZ(6),
    "scanned_at" TIMESTAMPTZ(6),

    CONSTRAINT "link_click_pkey" PRIMARY KEY ("delivery_id","number")
);

-- CreateIndex
CREATE INDEX "issue_link_publication_id_idx" ON "issue_link"("publication_id");

-- CreateIndex
CREATE INDEX "reading_issue_id_idx" ON "reading"("issue_id");

-- CreateIndex
CREATE INDEX "reading_publication_id_idx" ON "reading"("publication_id");

-- CreateIndex
CREATE INDEX "link_click_issue_id_number_idx" ON "link_click"("issue_id", "number");

-- CreateIndex
CREATE INDEX "link_click_publication_id_idx" ON "link_click"("publication_id");

-- AddForeignKey
ALTER TABLE "issue_subject" ADD CONSTRAINT "issue_subject_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "issue"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issue_link" ADD CONSTRAINT "issue_link_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "issue"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issue_link" ADD CONSTRAINT "issue_link_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reading" ADD CONSTRAINT "reading_delivery_id_fkey" FOREIGN KEY ("delivery_id") REFERENCES "delivery"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reading" ADD CONSTRAINT "reading_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "issue"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reading" ADD CONSTRAINT "reading_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "link_click" ADD CONSTRAINT "link_click_delivery_id_fkey" FOREIGN KEY ("delivery_id") REFERENCES "delivery"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "link_click" ADD CONSTRAINT "link_click_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "issue"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "link_click" ADD CONSTRAINT "link_click_issue_id_number_fkey" FOREIGN KEY ("issue_id", "number") REFERENCES "issue_link"("issue_id", "number") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "link_click" ADD CONSTRAINT "link_click_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;
