-- AlterTable
ALTER TABLE "publication" ADD COLUMN     "theme" JSONB;
