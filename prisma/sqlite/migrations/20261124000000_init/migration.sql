-- CreateTable
CREATE TABLE "ApiToken" (
    "tokenId" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "secretHash" TEXT NOT NULL,
    "scopesJson" TEXT NOT NULL,
    "runPrefix" TEXT,
    "createdBy" TEXT NOT NULL,
    "createdAtMs" BIGINT NOT NULL,
    "expiresAtMs" BIGINT,
    "revokedAtMs" BIGINT,
    "lastUsedAtMs" BIGINT
);

-- CreateTable
CREATE TABLE "User" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "emailVerified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "role" TEXT NOT NULL DEFAULT 'viewer',
    "disabled" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "token" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "ipAddress" TEXT,
    "userAgent" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Account" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "accountId" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "accessToken" TEXT,
    "refreshToken" TEXT,
    "idToken" TEXT,
    "accessTokenExpiresAt" DATETIME,
    "refreshTokenExpiresAt" DATETIME,
    "scope" TEXT,
    "password" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "Account_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Verification" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "RateLimit" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "lastRequest" BIGINT NOT NULL
);

-- CreateTable
CREATE TABLE "Counter" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "value" BIGINT NOT NULL,
    "tail" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "CommitMark" (
    "slot" TEXT NOT NULL PRIMARY KEY,
    "token" TEXT NOT NULL,
    "atMs" BIGINT NOT NULL
);

-- CreateTable
CREATE TABLE "Event" (
    "sequence" BIGINT NOT NULL PRIMARY KEY,
    "runId" TEXT NOT NULL,
    "atMs" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "bodyJson" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "AuditRow" (
    "sequence" BIGINT NOT NULL PRIMARY KEY,
    "auditId" TEXT NOT NULL,
    "atMs" BIGINT NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT NOT NULL,
    "actorLabel" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "resource" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "requestId" TEXT NOT NULL,
    "address" TEXT,
    "beforeJson" TEXT,
    "afterJson" TEXT,
    "previousHash" TEXT NOT NULL,
    "hash" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "IdempotencyKey" (
    "scope" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "requestHash" TEXT NOT NULL,
    "claimedAtMs" BIGINT NOT NULL,
    "finishedAtMs" BIGINT,
    "answerJson" TEXT,

    PRIMARY KEY ("scope", "key")
);

-- CreateTable
CREATE TABLE "Run" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "status" TEXT NOT NULL,
    "clock" TEXT NOT NULL,
    "scheduleMs" BIGINT,
    "startFrom" BIGINT NOT NULL,
    "epoch" INTEGER NOT NULL,
    "commitSeq" BIGINT NOT NULL,
    "commitToken" TEXT NOT NULL,
    "pruneSeq" BIGINT NOT NULL DEFAULT 0,
    "headBranch" INTEGER NOT NULL,
    "nextBranch" INTEGER NOT NULL,
    "nextRegistry" INTEGER NOT NULL,
    "nextSegment" BIGINT NOT NULL,
    "entityCount" INTEGER NOT NULL,
    "keepSavepoints" INTEGER NOT NULL,
    "scenario" TEXT,
    "stateVersion" INTEGER NOT NULL,
    "tagsJson" TEXT NOT NULL,
    "createdAtMs" BIGINT NOT NULL,
    "activeAtMs" BIGINT NOT NULL,
    "finishedAtMs" BIGINT,
    "deletedAtMs" BIGINT,
    "leaseHolder" TEXT,
    "leaseUntilMs" BIGINT,
    "latestSavepointId" TEXT,
    "latestInstant" BIGINT,
    "storedBytes" BIGINT NOT NULL
);

-- CreateTable
CREATE TABLE "RunTag" (
    "runId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    PRIMARY KEY ("runId", "key")
);

-- CreateTable
CREATE TABLE "Branch" (
    "runId" TEXT NOT NULL,
    "branch" INTEGER NOT NULL,
    "parentBranch" INTEGER,
    "forkSavepointId" TEXT,
    "forkInstant" BIGINT,
    "createdAtMs" BIGINT NOT NULL,

    PRIMARY KEY ("runId", "branch")
);

-- CreateTable
CREATE TABLE "WriterSession" (
    "runId" TEXT NOT NULL,
    "epoch" INTEGER NOT NULL,
    "branch" INTEGER NOT NULL,
    "baseSavepointId" TEXT,
    "baseInstant" BIGINT NOT NULL,
    "registryNo" INTEGER NOT NULL,
    "firstSegment" BIGINT NOT NULL,
    "stateVersion" INTEGER NOT NULL,
    "holder" TEXT NOT NULL,
    "writtenBy" TEXT NOT NULL,
    "beganAtMs" BIGINT NOT NULL,

    PRIMARY KEY ("runId", "epoch")
);

-- CreateTable
CREATE TABLE "Registry" (
    "runId" TEXT NOT NULL,
    "registryNo" INTEGER NOT NULL,
    "count" INTEGER NOT NULL,
    "digest" TEXT NOT NULL,
    "ids" BLOB NOT NULL,

    PRIMARY KEY ("runId", "registryNo")
);

-- CreateTable
CREATE TABLE "Savepoint" (
    "runId" TEXT NOT NULL,
    "savepointId" TEXT NOT NULL,
    "branch" INTEGER NOT NULL,
    "instant" BIGINT NOT NULL,
    "status" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
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
    "completedBy" TEXT,
    "stateVersion" INTEGER NOT NULL,
    "writtenBy" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "pinNote" TEXT,
    "pinnedBy" TEXT,
    "pinnedAtMs" BIGINT,
    "pinUntilMs" BIGINT,
    "prunedAtMs" BIGINT,
    "manifest" BLOB,

    PRIMARY KEY ("runId", "savepointId")
);

-- CreateTable
CREATE TABLE "ReaderLease" (
    "runId" TEXT NOT NULL,
    "readerId" TEXT NOT NULL,
    "savepointId" TEXT NOT NULL,
    "untilMs" BIGINT NOT NULL,

    PRIMARY KEY ("runId", "readerId")
);

-- CreateTable
CREATE TABLE "Segment" (
    "runId" TEXT NOT NULL,
    "seq" BIGINT NOT NULL,
    "epoch" INTEGER NOT NULL,
    "branch" INTEGER NOT NULL,
    "registryNo" INTEGER NOT NULL,
    "entryCount" INTEGER NOT NULL,
    "minFrom" BIGINT NOT NULL,
    "maxInstant" BIGINT NOT NULL,
    "rawBytes" BIGINT NOT NULL,
    "storedBytes" BIGINT NOT NULL,
    "indexBytes" BLOB NOT NULL,
    "bodyBytes" BLOB NOT NULL,

    PRIMARY KEY ("runId", "seq")
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

-- The counters
INSERT INTO "Counter" ("name", "value", "tail") VALUES ('event', 0, ''), ('audit', 0, '');
