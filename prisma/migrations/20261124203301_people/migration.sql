-- CreateEnum
CREATE TYPE "MailKind" AS ENUM ('invitation', 'password_link', 'key_created', 'key_revoked', 'key_taken_over', 'key_stopped', 'key_expires', 'test');

-- CreateEnum
CREATE TYPE "MailState" AS ENUM ('held', 'queued', 'sent', 'delivered', 'bounced', 'complained', 'failed', 'cancelled', 'no_address');

-- AlterEnum
ALTER TYPE "AuditTarget" ADD VALUE 'settings';

-- CreateTable
CREATE TABLE "Mail" (
    "id" SERIAL NOT NULL,
    "kind" "MailKind" NOT NULL,
    "state" "MailState" NOT NULL,
    "userId" INTEGER,
    "address" TEXT,
    "data" JSONB NOT NULL,
    "eventKey" TEXT,
    "idempotencyKey" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "firstAttemptAt" TIMESTAMPTZ(3),
    "nextAttemptAt" TIMESTAMPTZ(3) NOT NULL,
    "lastError" TEXT,
    "providerId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "stateAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WebhookMessage" (
    "id" TEXT NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "WebhookMessage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PasswordLink" (
    "id" SERIAL NOT NULL,
    "userId" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "PasswordLink_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Mail_eventKey_key" ON "Mail"("eventKey");

-- CreateIndex
CREATE UNIQUE INDEX "Mail_idempotencyKey_key" ON "Mail"("idempotencyKey");

-- CreateIndex
CREATE INDEX "Mail_userId_kind_id_idx" ON "Mail"("userId", "kind", "id");

-- CreateIndex
CREATE INDEX "Mail_providerId_idx" ON "Mail"("providerId");

-- CreateIndex
CREATE INDEX "Mail_queued" ON "Mail"("nextAttemptAt", "id") WHERE ("state" = 'queued');

-- CreateIndex
CREATE INDEX "Mail_held" ON "Mail"("id") WHERE ("state" = 'held');

-- CreateIndex
CREATE INDEX "WebhookMessage_receivedAt_idx" ON "WebhookMessage"("receivedAt");

-- CreateIndex
CREATE INDEX "PasswordLink_userId_idx" ON "PasswordLink"("userId");

-- CreateIndex
CREATE INDEX "PasswordLink_expiresAt_idx" ON "PasswordLink"("expiresAt");

-- CreateIndex
CREATE INDEX "SignInAttempt_at_idx" ON "SignInAttempt"("at");

-- AddForeignKey
ALTER TABLE "Mail" ADD CONSTRAINT "Mail_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PasswordLink" ADD CONSTRAINT "PasswordLink_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
