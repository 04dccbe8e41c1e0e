-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "ApiToken" (
    "tokenId" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "secretHash" TEXT COLLATE "C" NOT NULL,
    "scopesJson" TEXT COLLATE "C" NOT NULL,
    "runPrefix" TEXT COLLATE "C",
    "createdBy" TEXT COLLATE "C" NOT NULL,
    "createdAtMs" BIGINT NOT NULL,
    "expiresAtMs" BIGINT,
    "revokedAtMs" BIGINT,
    "lastUsedAtMs" BIGINT,

    CONSTRAINT "ApiToken_pkey" PRIMARY KEY ("tokenId")
);

-- CreateTable
CREATE TABLE "User" (
    "id" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "email" TEXT COLLATE "C" NOT NULL,
    "emailVerified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT COLLATE "C",
    "role" TEXT COLLATE "C" NOT NULL DEFAULT 'viewer',
    "disabled" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT COLLATE "C" NOT NULL,
    "token" TEXT COLLATE "C" NOT NULL,
    "userId" TEXT COLLATE "C" NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "ipAddress" TEXT COLLATE "C",
    "userAgent" TEXT COLLATE "C",
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Account" (
    "id" TEXT COLLATE "C" NOT NULL,
    "accountId" TEXT COLLATE "C" NOT NULL,
    "providerId" TEXT COLLATE "C" NOT NULL,
    "userId" TEXT COLLATE "C" NOT NULL,
    "accessToken" TEXT COLLATE "C",
    "refreshToken" TEXT COLLATE "C",
    "idToken" TEXT COLLATE "C",
    "accessTokenExpiresAt" TIMESTAMP(3),
    "refreshTokenExpiresAt" TIMESTAMP(3),
    "scope" TEXT COLLATE "C",
    "password" TEXT COLLATE "C",
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Verification" (
    "id" TEXT COLLATE "C" NOT NULL,
    "identifier" TEXT COLLATE "C" NOT NULL,
    "value" TEXT COLLATE "C" NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RateLimit" (
    "id" TEXT COLLATE "C" NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "count" INTEGER NOT NULL,
    "lastRequest" BIGINT NOT NULL,

    CONSTRAINT "RateLimit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Counter" (
    "name" TEXT COLLATE "C" NOT NULL,
    "value" BIGINT NOT NULL,
    "tail" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "Counter_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "CommitMark" (
    "slot" TEXT COLLATE "C" NOT NULL,
    "token" TEXT COLLATE "C" NOT NULL,
    "atMs" BIGINT NOT NULL,

    CONSTRAINT "CommitMark_pkey" PRIMARY KEY ("slot")
);

-- CreateTable
CREATE TABLE "Event" (
    "sequence" BIGINT NOT NULL,
    "runId" TEXT COLLATE "C" NOT NULL,
    "atMs" BIGINT NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "bodyJson" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "Event_pkey" PRIMARY KEY ("sequence")
);

-- CreateTable
CREATE TABLE "AuditRow" (
    "sequence" BIGINT NOT NULL,
    "auditId" TEXT COLLATE "C" NOT NULL,
    "atMs" BIGINT NOT NULL,
    "actorKind" TEXT COLLATE "C" NOT NULL,
    "actorId" TEXT COLLATE "C" NOT NULL,
    "actorLabel" TEXT COLLATE "C" NOT NULL,
    "action" TEXT COLLATE "C" NOT NULL,
    "resource" TEXT COLLATE "C" NOT NULL,
    "outcome" TEXT COLLATE "C" NOT NULL,
    "reason" TEXT COLLATE "C" NOT NULL,
    "requestId" TEXT COLLATE "C" NOT NULL,
    "address" TEXT COLLATE "C",
    "beforeJson" TEXT COLLATE "C",
    "afterJson" TEXT COLLATE "C",
    "previousHash" TEXT COLLATE "C" NOT NULL,
    "hash" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "AuditRow_pkey" PRIMARY KEY ("sequence")
);

-- CreateTable
CREATE TABLE "IdempotencyKey" (
    "scope" TEXT COLLATE "C" NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "requestHash" TEXT COLLATE "C" NOT NULL,
    "claimedAtMs" BIGINT NOT NULL,
    "finishedAtMs" BIGINT,
    "answerJson" TEXT COLLATE "C",

    CONSTRAINT "IdempotencyKey_pkey" PRIMARY KEY ("scope","key")
);

-- CreateTable
CREATE TABLE "Run" (
    "id" TEXT COLLATE "C" NOT NULL,
    "status" TEXT COLLATE "C" NOT NULL,
    "clock" TEXT COLLATE "C" NOT NULL,
    "scheduleMs" BIGINT,
    "startFrom" BIGINT NOT NULL,
    "epoch" INTEGER NOT NULL,
    "commitSeq" BIGINT NOT NULL,
    "commitToken" TEXT COLLATE "C" NOT NULL,
    "pruneSeq" BIGINT NOT NULL DEFAULT 0,
    "headBranch" INTEGER NOT NULL,
    "nextBranch" INTEGER NOT NULL,
    "nextRegistry" INTEGER NOT NULL,
    "nextSegment" BIGINT NOT NULL,
    "entityCount" INTEGER NOT NULL,
    "keepSavepoints" INTEGER NOT NULL,
    "scenario" TEXT COLLATE "C",
    "stateVersion" INTEGER NOT NULL,
    "tagsJson" TEXT COLLATE "C" NOT NULL,
    "createdAtMs" BIGINT NOT NULL,
    "activeAtMs" BIGINT NOT NULL,
    "finishedAtMs" BIGINT,
    "deletedAtMs" BIGINT,
    "leaseHolder" TEXT COLLATE "C",
    "leaseUntilMs" BIGINT,
    "latestSavepointId" TEXT COLLATE "C",
    "latestInstant" BIGINT,
    "storedBytes" BIGINT NOT NULL,

    CONSTRAINT "Run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RunTag" (
    "runId" TEXT COLLATE "C" NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "value" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "RunTag_pkey" PRIMARY KEY ("runId","key")
);

-- CreateTable
CREATE TABLE "Branch" (
    "runId" TEXT COLLATE "C" NOT NULL,
    "branch" INTEGER NOT NULL,
    "parentBranch" INTEGER,
    "forkSavepointId" TEXT COLLATE "C",
    "forkInstant" BIGINT,
    "createdAtMs" BIGINT NOT NULL,

    CONSTRAINT "Branch_pkey" PRIMARY KEY ("runId","branch")
);

-- CreateTable
CREATE TABLE "WriterSession" (
    "runId" TEXT COLLATE "C" NOT NULL,
    "epoch" INTEGER NOT NULL,
    "branch" INTEGER NOT NULL,
    "baseSavepointId" TEXT COLLATE "C",
    "baseInstant" BIGINT NOT NULL,
    "registryNo" INTEGER NOT NULL,
    "firstSegment" BIGINT NOT NULL,
    "stateVersion" INTEGER NOT NULL,
    "holder" TEXT COLLATE "C" NOT NULL,
    "writtenBy" TEXT COLLATE "C" NOT NULL,
    "beganAtMs" BIGINT NOT NULL,

    CONSTRAINT "WriterSession_pkey" PRIMARY KEY ("runId","epoch")
);

-- CreateTable
CREATE TABLE "Registry" (
    "runId" TEXT COLLATE "C" NOT NULL,
    "registryNo" INTEGER NOT NULL,
    "count" INTEGER NOT NULL,
    "digest" TEXT COLLATE "C" NOT NULL,
    "ids" BYTEA NOT NULL,

    CONSTRAINT "Registry_pkey" PRIMARY KEY ("runId","registryNo")
);

-- CreateTable
CREATE TABLE "Savepoint" (
    "runId" TEXT COLLATE "C" NOT NULL,
    "savepointId" TEXT COLLATE "C" NOT NULL,
    "branch" INTEGER NOT NULL,
    "instant" BIGINT NOT NULL,
    "status" TEXT COLLATE "C" NOT NULL,
    "origin" TEXT COLLATE "C" NOT NULL,
    "epoch" INTEGER NOT NULL,
    "registryNo" INTEGER NOT NULL,
    "entityCount" INTEGER NOT NULL,
    "changedCount" INTEGER NOT NULL,
    "stateBytes" BIGINT NOT NULL,
    "addedBytes" BIGINT NOT NULL,
    "reachableBytes" BIGINT NOT NULL,
    "openedAtMs" BIGINT NOT NULL,
    "completedAtMs" BIGINT NOT NULL,
    "persistedAtMs" BIGINT NOT NULL,
    "completedBy" TEXT COLLATE "C",
    "stateVersion" INTEGER NOT NULL,
    "writtenBy" TEXT COLLATE "C" NOT NULL,
    "digest" TEXT COLLATE "C" NOT NULL,
    "pinNote" TEXT COLLATE "C",
    "pinnedBy" TEXT COLLATE "C",
    "pinnedAtMs" BIGINT,
    "pinUntilMs" BIGINT,
    "prunedAtMs" BIGINT,
    "manifest" BYTEA,

    CONSTRAINT "Savepoint_pkey" PRIMARY KEY ("runId","savepointId")
);

-- CreateTable
CREATE TABLE "ReaderLease" (
    "runId" TEXT COLLATE "C" NOT NULL,
    "readerId" TEXT COLLATE "C" NOT NULL,
    "savepointId" TEXT COLLATE "C" NOT NULL,
    "untilMs" BIGINT NOT NULL,

    CONSTRAINT "ReaderLease_pkey" PRIMARY KEY ("runId","readerId")
);

-- CreateTable
CREATE TABLE "Segment" (
    "runId" TEXT COLLATE "C" NOT NULL,
    "seq" BIGINT NOT NULL,
    "epoch" INTEGER NOT NULL,
    "branch" INTEGER NOT NULL,
    "registryNo" INTEGER NOT NULL,
    "entryCount" INTEGER NOT NULL,
    "minFrom" BIGINT NOT NULL,
    "maxInstant" BIGINT NOT NULL,
    "rawBytes" BIGINT NOT NULL,
    "storedBytes" BIGINT NOT NULL,
    "indexBytes" BYTEA NOT NULL,
    "bodyBytes" BYTEA NOT NULL,

    CONSTRAINT "Segment_pkey" PRIMARY KEY ("runId","seq")
);

-- CreateIndex
CREATE UNIQUE INDEX "ApiToken_secretHash_key" ON "ApiToken"("secretHash");

-- CreateIndex
CREATE INDEX "ApiToken_created" ON "ApiToken"("createdAtMs");

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE UNIQUE INDEX "Session_token_key" ON "Session"("token");

-- CreateIndex
CREATE INDEX "Session_user" ON "Session"("userId");

-- CreateIndex
CREATE INDEX "Account_user" ON "Account"("userId");

-- CreateIndex
CREATE INDEX "Verification_identifier" ON "Verification"("identifier");

-- CreateIndex
CREATE UNIQUE INDEX "RateLimit_key_key" ON "RateLimit"("key");

-- CreateIndex
CREATE INDEX "Event_at" ON "Event"("atMs");

-- CreateIndex
CREATE UNIQUE INDEX "AuditRow_auditId_key" ON "AuditRow"("auditId");

-- CreateIndex
CREATE INDEX "AuditRow_actor" ON "AuditRow"("actorId", "sequence");

-- CreateIndex
CREATE INDEX "AuditRow_action" ON "AuditRow"("action", "sequence");

-- CreateIndex
CREATE INDEX "AuditRow_resource" ON "AuditRow"("resource", "sequence");

-- CreateIndex
CREATE INDEX "IdempotencyKey_claimed" ON "IdempotencyKey"("claimedAtMs");

-- CreateIndex
CREATE INDEX "Run_active" ON "Run"("deletedAtMs", "activeAtMs", "id");

-- CreateIndex
CREATE INDEX "Run_created" ON "Run"("deletedAtMs", "createdAtMs", "id");

-- CreateIndex
CREATE INDEX "Run_status" ON "Run"("deletedAtMs", "status", "activeAtMs", "id");

-- CreateIndex
CREATE INDEX "RunTag_value" ON "RunTag"("key", "value", "runId");

-- CreateIndex
CREATE INDEX "Savepoint_status" ON "Savepoint"("runId", "status", "instant");

-- CreateIndex
CREATE UNIQUE INDEX "Savepoint_instant" ON "Savepoint"("runId", "branch", "instant");

-- CreateIndex
CREATE INDEX "Segment_log" ON "Segment"("runId", "epoch", "maxInstant", "seq");

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Account" ADD CONSTRAINT "Account_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Texts above are compared by bytes (COLLATE "C"): ids and cursors sort the same on every server.

-- The blobs are compressed already
ALTER TABLE "Segment" ALTER COLUMN "indexBytes" SET STORAGE EXTERNAL;
ALTER TABLE "Segment" ALTER COLUMN "bodyBytes" SET STORAGE EXTERNAL;
ALTER TABLE "Registry" ALTER COLUMN "ids" SET STORAGE EXTERNAL;
ALTER TABLE "Savepoint" ALTER COLUMN "manifest" SET STORAGE EXTERNAL;

-- The counters
INSERT INTO "Counter" ("name", "value", "tail") VALUES ('event', 0, ''), ('audit', 0, '');
