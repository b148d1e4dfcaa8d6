-- AlterEnum
ALTER TYPE "suppression_reason" ADD VALUE 'erased';

-- AlterTable
ALTER TABLE "issue" ALTER COLUMN "created_at" SET DEFAULT now();

-- AlterTable
ALTER TABLE "subscription" ADD COLUMN     "paused_until" TIMESTAMPTZ(6);
