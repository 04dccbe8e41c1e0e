import { z } from "zod";

const REASON_CHARACTERS_MAX = 500;

/** Why somebody does something, in their own words. It goes into the audit trail. */
export const reasonInput = z.string().trim().max(REASON_CHARACTERS_MAX).default("");
/** The same, where a reason must be given. */
export const requiredReasonInput = z.string().trim().min(1).max(REASON_CHARACTERS_MAX);
