-- AlterTable
ALTER TABLE "Run" ADD COLUMN "isDeleted" BOOLEAN NOT NULL DEFAULT false;
UPDATE "Run" SET "isDeleted" = true WHERE "deletedAtMs" IS NOT NULL;

-- DropIndex
DROP INDEX "Run_active";
DROP INDEX "Run_created";
DROP INDEX "Run_status";
DROP INDEX "Savepoint_status";

-- CreateIndex
CREATE INDEX "Run_active" ON "Run"("isDeleted", "activeAtMs", "id");
CREATE INDEX "Run_created" ON "Run"("isDeleted", "createdAtMs", "id");
CREATE INDEX "Run_status" ON "Run"("isDeleted", "status", "activeAtMs", "id");
CREATE INDEX "Savepoint_status" ON "Savepoint"("runId", "status", "branch", "instant");
