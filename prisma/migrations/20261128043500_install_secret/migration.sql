-- CreateTable
CREATE TABLE "install_secret" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "known_by" TEXT NOT NULL,
    "since" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "install_secret_pkey" PRIMARY KEY ("id")
);
