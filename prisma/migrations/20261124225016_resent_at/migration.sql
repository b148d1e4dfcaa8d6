-- AlterTable
ALTER TABLE "issue" ADD COLUMN     "resent_at" TIMESTAMPTZ(6);
