import type { AuditQuery } from "@runbox/core";
import { procedure } from "../../procedures.ts";
import { withoutUndefined } from "../../service/without-undefined.ts";
import { toPageRequest } from "../../wire/page.ts";
import { listAuditInput, listAuditOutput } from "./list-audit.schema.ts";

/** Lists who did what, newest first. */
export const listAudit = procedure
  .input(listAuditInput)
  .output(listAuditOutput)
  .query(({ ctx, input }) => {
    const { limit, cursor, ...filters } = input;
    const query: AuditQuery = withoutUndefined(filters);
    return ctx.services.storage.audit.list(query, toPageRequest({ limit, cursor }));
  });
