-- AlterTable
ALTER TABLE "upload" ADD COLUMN     "avif_widths" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
ADD COLUMN     "finished_at" TIMESTAMPTZ(6),
ADD COLUMN     "placeholder" TEXT NOT NULL DEFAULT '';
