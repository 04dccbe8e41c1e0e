import { z } from "zod";

/**
 * A value of a state as the viewer gets it. JSON alone cannot carry BigInt, Date, Map, Set, bytes,
 * NaN, -0, undefined or cycles; here each has a kind of its own, and nothing is ever revived.
 *
 * `isCut` says that there is more than was sent: ask again for that path, with an offset or depth.
 */
export type StateNode =
  | { readonly kind: "null" }
  | { readonly kind: "undefined" }
  | { readonly kind: "boolean"; readonly value: boolean }
  | { readonly kind: "number"; readonly value: number }
  /** A number that JSON lacks. */
  | { readonly kind: "special-number"; readonly text: "NaN" | "Infinity" | "-Infinity" | "-0" }
  | { readonly kind: "bigint"; readonly text: string; readonly isCut: boolean }
  | {
      readonly kind: "string";
      readonly value: string;
      readonly characterCount: number;
      readonly isCut: boolean;
    }
  /** `epochMs` and `iso` are `null` for an invalid date. */
  | { readonly kind: "date"; readonly epochMs: number | null; readonly iso: string | null }
  | {
      readonly kind: "bytes";
      /** The class of the value: `Uint8Array`, `Float64Array`, `ArrayBuffer`, … */
      readonly type: string;
      readonly byteCount: number;
      /** The first bytes. */
      readonly base64: string;
      readonly isCut: boolean;
    }
  | StateBranchNode
  /** The same object as the one at that path, which holds this one or came before it. */
  | { readonly kind: "reference"; readonly path: StatePath };

/** A value that has parts. */
export interface StateBranchNode {
  readonly kind: "object" | "array" | "map" | "set";
  /** How many parts there are in all. */
  readonly size: number;
  /** The position of the first part that was sent. */
  readonly offset: number;
  readonly parts: readonly StatePart[];
  readonly isCut: boolean;
}

/** A part of a value. */
export interface StatePart {
  /** How the part is reached from its parent: a property name, or a position. */
  readonly step: string | number;
  /** The key of a map's entry; absent elsewhere. */
  readonly key?: StateNode;
  readonly value: StateNode;
}

/** The way from a state to a part of it; empty for the state itself. */
export type StatePath = readonly (string | number)[];

/** A way into a state as it comes in. */
export const statePathInput = z
  .array(z.union([z.string().max(10_000), z.int().min(0)]))
  .max(256)
  .readonly();

/** A tree that `presentState` made, as it goes out. Made here, so its parts are not checked again. */
export const stateNodeOutput = z.custom<StateNode>(
  (value) => typeof value === "object" && value !== null && "kind" in value,
);
