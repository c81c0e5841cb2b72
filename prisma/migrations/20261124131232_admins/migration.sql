-- CreateIndex
CREATE INDEX "User_admins" ON "User"("id") WHERE ("permission" = 'admin');
