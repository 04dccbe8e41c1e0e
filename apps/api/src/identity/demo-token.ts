import type { AuditContext } from "@runbox/core";
import { writePrivateFile } from "./private-file.ts";
import type { TokenIssuer } from "./token-issuer.ts";

const NAME = "demonstration runs";
const RUN_PREFIX = "flights-";

/** Makes a token for the demonstration runs and ends the one before; writes it into a file. */
export async function rotateDemoToken(tokens: TokenIssuer, file: string): Promise<void> {
  const audit: AuditContext = {
    actor: { kind: "system", id: "start", label: "start of the server" },
    reason: "demonstration token at every start",
    requestId: "",
    address: null,
  };
  const before = (await tokens.list()).filter(
    ({ name, createdBy, revokedAtMs }) =>
      name === NAME && createdBy === audit.actor.label && revokedAtMs === null,
  );
  const { secret } = await tokens.create(
    {
      name: NAME,
      scopes: ["runs:read", "runs:write", "states:read"],
      runPrefix: RUN_PREFIX,
      createdBy: audit.actor.label,
      expiresAtMs: null,
    },
    audit,
  );
  await writePrivateFile(file, `${secret}\n`);
  for (const { tokenId } of before) await tokens.revoke(tokenId, audit);
}
