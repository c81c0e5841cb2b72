-- AlterTable
ALTER TABLE "WebhookMessage" ADD COLUMN     "signedAt" TIMESTAMPTZ(3);
UPDATE "WebhookMessage" SET "signedAt" = "receivedAt";
ALTER TABLE "WebhookMessage" ALTER COLUMN "signedAt" SET NOT NULL;

-- CreateTable
CREATE TABLE "EntraSession" (
    "sid" TEXT NOT NULL,
    "userId" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "EntraSession_pkey" PRIMARY KEY ("sid")
);

-- CreateIndex
CREATE INDEX "EntraSession_userId_idx" ON "EntraSession"("userId");

-- CreateIndex
CREATE INDEX "EntraSession_at_idx" ON "EntraSession"("at");

-- CreateIndex
CREATE INDEX "Mail_urgent" ON "Mail"("nextAttemptAt", "id") WHERE ("state" = 'queued' AND "kind" <> 'invitation');

-- AddForeignKey
ALTER TABLE "EntraSession" ADD CONSTRAINT "EntraSession_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Sessions that are open now go on, and end with the one at Microsoft Entra ID that began them.
INSERT INTO "EntraSession" ("sid", "userId", "at")
SELECT DISTINCT ON ("entraSessionId") "entraSessionId", "id", COALESCE("lastSignInAt", "updatedAt") FROM "User"
WHERE "entraSessionId" IS NOT NULL ORDER BY "entraSessionId", "lastSignInAt" DESC NULLS LAST;

-- DropIndex
DROP INDEX "User_entraSessionId_idx";

-- AlterTable
ALTER TABLE "User" DROP COLUMN "entraSessionId";

-- An id belongs to one resource, whatever its type (RFC 7643, section 3.1): users have those up to 1,000,000,000, groups those above.
UPDATE "Group" SET "id" = "id" + 1000000000;
UPDATE "AuditEvent" SET "targetId" = "targetId" + 1000000000 WHERE "targetKind" = 'group';
UPDATE "AuditEvent" SET "after" = jsonb_set("after", '{roleId}', to_jsonb(("after" ->> 'roleId')::int + 1000000000))
WHERE "targetKind" = 'user' AND jsonb_typeof("after" -> 'roleId') = 'number';
SELECT setval('"Group_id_seq"', "last_value" + 1000000000, "is_called") FROM "Group_id_seq";
ALTER SEQUENCE "Group_id_seq" START WITH 1000000001 MINVALUE 1000000001;
ALTER SEQUENCE "User_id_seq" MAXVALUE 1000000000;
