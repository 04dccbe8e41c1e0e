import { createApiCaller } from "../fixtures/api-caller.ts";
import { admin } from "../fixtures/people.ts";
import { expect, test } from "../fixtures/test.ts";
import { AuditPage } from "../pages/audit-page.ts";
import { TokensPage } from "../pages/tokens-page.ts";

test("a token is shown once, works, and is refused once it is revoked", async ({
  page,
  product,
}) => {
  const tokens = new TokensPage(page);
  await tokens.open();
  const secret = await tokens.create({ name: "billing-writer", reason: "the new billing service" });
  expect(secret).toMatch(/^rbx_/);
  await expect(tokens.row("billing-writer")).toContainText("Active");
  await expect(page.getByText(secret)).toHaveCount(0);
  const service = createApiCaller(product.apiUrl, secret);
  expect(await service.statusOf("run.list", {})).toBe(200);
  expect(await service.statusOf("audit.list", {})).toBe(403);

  await tokens.revoke("billing-writer", "the service moved");
  await expect(tokens.row("billing-writer")).toContainText("Revoked");
  expect(await service.statusOf("run.list", {})).toBe(401);

  const audit = new AuditPage(page);
  const entry = { actor: admin.email, resource: "token:" };
  await audit.expectEntry({
    ...entry,
    action: "Created a token",
    reason: "the new billing service",
  });
  await audit.expectEntry({ ...entry, action: "Revoked a token", reason: "the service moved" });
});
