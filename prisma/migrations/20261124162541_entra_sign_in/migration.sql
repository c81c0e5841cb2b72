-- CreateEnum
CREATE TYPE "SignInMethod" AS ENUM ('password', 'entra');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "SignInOutcome" ADD VALUE 'removed';
ALTER TYPE "SignInOutcome" ADD VALUE 'not_provisioned';
ALTER TYPE "SignInOutcome" ADD VALUE 'wrong_tenant';

-- AlterTable
ALTER TABLE "SignInAttempt" ADD COLUMN     "method" "SignInMethod" NOT NULL DEFAULT 'password';

-- AlterTable
ALTER TABLE "User" ADD COLUMN     "entraObjectId" TEXT,
ADD COLUMN     "entraSessionId" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "User_entraObjectId_key" ON "User"("entraObjectId");

-- CreateIndex
CREATE INDEX "User_entraSessionId_idx" ON "User"("entraSessionId");
