-- CreateIndex
CREATE INDEX "User_labelKey_invited" ON "User"("labelKey", "id") WHERE ("removedAt" IS NULL AND "active" AND "firstSignInAt" IS NULL);

-- CreateIndex
CREATE INDEX "User_labelKey_active" ON "User"("labelKey", "id") WHERE ("removedAt" IS NULL AND "active" AND "firstSignInAt" IS NOT NULL);

-- CreateIndex
CREATE INDEX "User_labelKey_disabled" ON "User"("labelKey", "id") WHERE ("removedAt" IS NULL AND NOT "active");

-- CreateIndex
CREATE INDEX "User_labelKey_removed" ON "User"("labelKey", "id") WHERE ("removedAt" IS NOT NULL);
