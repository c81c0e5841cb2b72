-- CreateEnum
CREATE TYPE "Permission" AS ENUM ('admin', 'support', 'none');

-- CreateEnum
CREATE TYPE "UserOrigin" AS ENUM ('entra', 'console');

-- CreateEnum
CREATE TYPE "ActorKind" AS ENUM ('user', 'key', 'system');

-- CreateEnum
CREATE TYPE "AuditTarget" AS ENUM ('user', 'key');

-- CreateEnum
CREATE TYPE "SignInOutcome" AS ENUM ('success', 'wrong_password', 'disabled', 'rate_limited');

-- CreateTable
CREATE TABLE "User" (
    "id" SERIAL NOT NULL,
    "userName" TEXT NOT NULL,
    "userNameKey" TEXT NOT NULL,
    "externalId" TEXT,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "attributes" JSONB NOT NULL,
    "folded" JSONB NOT NULL,
    "label" TEXT NOT NULL,
    "labelKey" TEXT NOT NULL,
    "email" TEXT,
    "emailKey" TEXT,
    "searchText" TEXT NOT NULL,
    "origin" "UserOrigin" NOT NULL,
    "permission" "Permission" NOT NULL DEFAULT 'none',
    "passwordHash" TEXT,
    "signInKey" TEXT,
    "sessionEpoch" INTEGER NOT NULL DEFAULT 0,
    "firstSignInAt" TIMESTAMPTZ(3),
    "lastSignInAt" TIMESTAMPTZ(3),
    "lastProvisionedAt" TIMESTAMPTZ(3),
    "removedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ManagementKey" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "lastFour" TEXT NOT NULL,
    "allowedEndpoints" TEXT[],
    "formToken" TEXT NOT NULL,
    "createdById" INTEGER NOT NULL,
    "ownerId" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),
    "lastUsedAt" TIMESTAMPTZ(3),
    "lastUsedAddress" TEXT,
    "lastUsedAgent" TEXT,
    "testConnectionAt" TIMESTAMPTZ(3),
    "lastRefusalCode" TEXT,
    "lastRefusalAt" TIMESTAMPTZ(3),
    "rotatedFromId" INTEGER,

    CONSTRAINT "ManagementKey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditEvent" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actorKind" "ActorKind" NOT NULL,
    "actorId" INTEGER,
    "actorName" TEXT NOT NULL,
    "address" TEXT,
    "requestId" TEXT,
    "action" TEXT NOT NULL,
    "targetKind" "AuditTarget" NOT NULL,
    "targetId" INTEGER NOT NULL,
    "targetName" TEXT NOT NULL,
    "before" JSONB NOT NULL,
    "after" JSONB NOT NULL,

    CONSTRAINT "AuditEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SignInAttempt" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "nameHash" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "addressGroup" TEXT NOT NULL,
    "outcome" "SignInOutcome" NOT NULL,
    "userId" INTEGER,

    CONSTRAINT "SignInAttempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SetUpLink" (
    "hash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SetUpLink_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "Setting" (
    "name" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "Setting_pkey" PRIMARY KEY ("name")
);

-- CreateIndex
CREATE UNIQUE INDEX "User_signInKey_key" ON "User"("signInKey");

-- CreateIndex
CREATE INDEX "User_userNameKey_id_idx" ON "User"("userNameKey", "id");

-- CreateIndex
CREATE INDEX "User_externalId_idx" ON "User"("externalId");

-- CreateIndex
CREATE INDEX "User_emailKey_idx" ON "User"("emailKey");

-- CreateIndex
CREATE INDEX "User_labelKey_id_idx" ON "User"("labelKey", "id");

-- CreateIndex
CREATE INDEX "User_lastSignInAt_id_idx" ON "User"("lastSignInAt", "id");

-- CreateIndex
CREATE INDEX "User_lastProvisionedAt_id_idx" ON "User"("lastProvisionedAt", "id");

-- CreateIndex
CREATE INDEX "User_folded_idx" ON "User" USING GIN ("folded" jsonb_path_ops);

-- CreateIndex
CREATE UNIQUE INDEX "User_userNameKey_live" ON "User"("userNameKey") WHERE ("removedAt" IS NULL);

-- CreateIndex
CREATE INDEX "User_labelKey_invited" ON "User"("labelKey", "id") WHERE ("removedAt" IS NULL AND "active" AND "firstSignInAt" IS NULL);

-- CreateIndex
CREATE INDEX "User_labelKey_active" ON "User"("labelKey", "id") WHERE ("removedAt" IS NULL AND "active" AND "firstSignInAt" IS NOT NULL);

-- CreateIndex
CREATE INDEX "User_labelKey_disabled" ON "User"("labelKey", "id") WHERE ("removedAt" IS NULL AND NOT "active");

-- CreateIndex
CREATE INDEX "User_labelKey_removed" ON "User"("labelKey", "id") WHERE ("removedAt" IS NOT NULL);

-- CreateIndex
CREATE INDEX "User_admins" ON "User"("id") WHERE ("permission" = 'admin');

-- CreateIndex
CREATE UNIQUE INDEX "ManagementKey_hash_key" ON "ManagementKey"("hash");

-- CreateIndex
CREATE UNIQUE INDEX "ManagementKey_formToken_key" ON "ManagementKey"("formToken");

-- CreateIndex
CREATE INDEX "ManagementKey_createdById_idx" ON "ManagementKey"("createdById");

-- CreateIndex
CREATE INDEX "ManagementKey_ownerId_idx" ON "ManagementKey"("ownerId");

-- CreateIndex
CREATE INDEX "ManagementKey_rotatedFromId_idx" ON "ManagementKey"("rotatedFromId");

-- CreateIndex
CREATE INDEX "ManagementKey_expiresAt_idx" ON "ManagementKey"("expiresAt");

-- CreateIndex
CREATE INDEX "AuditEvent_targetKind_targetId_id_idx" ON "AuditEvent"("targetKind", "targetId", "id");

-- CreateIndex
CREATE INDEX "AuditEvent_actorKind_actorId_id_idx" ON "AuditEvent"("actorKind", "actorId", "id");

-- CreateIndex
CREATE INDEX "SignInAttempt_nameHash_at_idx" ON "SignInAttempt"("nameHash", "at");

-- CreateIndex
CREATE INDEX "SignInAttempt_addressGroup_at_idx" ON "SignInAttempt"("addressGroup", "at");

-- CreateIndex
CREATE INDEX "SignInAttempt_userId_id_idx" ON "SignInAttempt"("userId", "id");

-- AddForeignKey
ALTER TABLE "ManagementKey" ADD CONSTRAINT "ManagementKey_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ManagementKey" ADD CONSTRAINT "ManagementKey_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ManagementKey" ADD CONSTRAINT "ManagementKey_rotatedFromId_fkey" FOREIGN KEY ("rotatedFromId") REFERENCES "ManagementKey"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SignInAttempt" ADD CONSTRAINT "SignInAttempt_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The console's word search. Prisma has no expression indexes: kept by hand, and not seen by db:diff.
CREATE INDEX "User_searchText_words" ON "User" USING GIN (to_tsvector('simple', "searchText"));

-- Lookups by e-mail read the pending list of a GIN index from end to end, up to 4 MB of it, until a vacuum empties it, and the embedded
-- database has no autovacuum: every write goes into the index itself. Storage parameters are unknown to Prisma: kept by hand.
ALTER INDEX "User_folded_idx" SET (fastupdate = off);
ALTER INDEX "User_searchText_words" SET (fastupdate = off);
