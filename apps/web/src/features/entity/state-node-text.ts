import type { StateNode } from "@runbox/api";
import { formatExactBytes } from "../../format/bytes.ts";
import { countOf, formatCount } from "../../format/count.ts";
import { visibleText } from "../../format/visible-text.ts";
import { bytesOfBase64 } from "./bytes-of-base64.ts";
import { isBranch } from "./state-branch.ts";
import { statePathText } from "./state-path-text.ts";

const PARTS_NAMES = {
  object: ["property", "properties"],
  array: ["item", "items"],
  map: ["entry", "entries"],
  set: ["value", "values"],
} as const;

const BYTES_IN_LINE = 12;

/** A value in one line. Every character that could deceive a reader is written as an escape. */
export function stateNodeText(node: StateNode): string {
  switch (node.kind) {
    case "null":
    case "undefined":
      return node.kind;
    case "boolean":
      return String(node.value);
    case "number":
      return String(node.value);
    case "special-number":
      return node.text;
    case "bigint":
      return node.isCut ? `${node.text}…` : `${node.text}n`;
    case "string":
      return `"${visibleText(node.value)}${node.isCut ? "…" : ""}"`;
    case "date":
      return node.iso ?? "invalid date";
    case "bytes":
      return bytesText(node);
    case "reference":
      return `same as ${statePathText(node.path)}`;
    default: {
      const [one, many] = PARTS_NAMES[node.kind];
      return countOf(node.size, one, many);
    }
  }
}

function bytesText(node: Extract<StateNode, { kind: "bytes" }>): string {
  const shown = [...bytesOfBase64(node.base64).subarray(0, BYTES_IN_LINE)]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join(" ");
  return node.byteCount > BYTES_IN_LINE ? `${shown} …` : shown;
}

/** Parts that a preview names. */
const PREVIEW_PARTS = 4;

/**
 * A glimpse of what a closed value holds: `id 7, label "row 7", …`. Parts that have parts show as
 * their count. `null` where nothing is loaded or there is nothing to see.
 */
export function stateNodePreview(node: StateNode): string | null {
  if (!isBranch(node) || node.parts.length === 0) return null;
  const shown = node.parts.slice(0, PREVIEW_PARTS).map(({ step, value }) => {
    const text = stateNodeText(value);
    return typeof step === "number" ? text : `${visibleText(step)} ${text}`;
  });
  return [...shown, ...(node.size > shown.length ? ["…"] : [])].join(", ");
}

/** What a value is, where its text alone does not tell: `Map`, `4,800 characters`. */
export function stateNodeNote(node: StateNode): string | null {
  switch (node.kind) {
    case "map":
      return "Map";
    case "set":
      return "Set";
    case "array":
      return "list";
    case "object":
      return "object";
    case "date":
      return "Date";
    case "bytes":
      return `${node.type}, ${formatExactBytes(node.byteCount)}`;
    case "string":
      return node.isCut ? `${formatCount(node.characterCount)} characters` : null;
    case "bigint":
      return node.isCut ? "first digits only" : null;
    default:
      return null;
  }
}
