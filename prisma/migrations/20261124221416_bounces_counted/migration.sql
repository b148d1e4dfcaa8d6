-- AlterTable
ALTER TABLE "issue" ADD COLUMN     "bounces_counted_at" TIMESTAMPTZ(6);
