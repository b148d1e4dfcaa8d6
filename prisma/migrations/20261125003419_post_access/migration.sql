-- CreateEnum
CREATE TYPE "post_access" AS ENUM ('everyone', 'free', 'paid');

-- AlterTable
ALTER TABLE "post" ADD COLUMN     "access" "post_access" NOT NULL DEFAULT 'everyone',
ADD COLUMN     "unlisted" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "unlocks_at" TIMESTAMPTZ(6);
