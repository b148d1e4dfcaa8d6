-- AlterEnum
ALTER TYPE "delivery_state" ADD VALUE 'uncertain';

-- AlterTable
ALTER TABLE "issue" ADD COLUMN     "resumed_at" TIMESTAMPTZ(6);

-- CreateTable
CREATE TABLE "relay_trouble" (
    "lane" TEXT NOT NULL,
    "stage" TEXT NOT NULL,
    "detail" TEXT NOT NULL,
    "since" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "next_try_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "relay_trouble_pkey" PRIMARY KEY ("lane")
);

-- What claiming walks: the due rows of one issue, oldest first. It holds open rows alone, so it shrinks as an issue is sent.
CREATE INDEX "delivery_due" ON "delivery" ("issue_id", "due_at", "id") WHERE "state" = 'pending';

-- Claiming touches no indexed column: with room on the page it writes no index (HOT).
ALTER TABLE "delivery" SET (fillfactor = 85);
