import {
  type Epoch,
  type ExternalMs,
  type IntervalMs,
  parseExternalMs,
  parseInterval,
  toEpoch,
} from "@runbox/core/model";
import { z } from "zod";

/** A moment of external time as it comes in: a whole number from 0. */
export const externalMsInput = z.int().min(0).transform(parseExternalMs);
/** A schedule as it comes in: an interval in milliseconds or ticks, or `"none"`. */
export const scheduleInput = z.union([z.literal("none"), z.int().min(1).transform(parseInterval)]);
/** An epoch as it comes in. */
export const epochInput = z.int().min(1).transform(toEpoch);
/** A moment of wall time as it comes in: milliseconds since the Unix epoch. */
export const wallMsInput = z.int().min(0);
/** How many of the newest savepoints keep their states. */
export const keepSavepointsInput = z.int().min(1).max(1_000_000);
/** The version of the code that gives the states their shape. */
export const stateVersionInput = z.int().min(0);

const isNumber = (value: unknown) => typeof value === "number";

/** A moment of external time as it goes out. */
export const externalMsOutput = z.custom<ExternalMs>(isNumber);
/** A schedule as it goes out. */
export const scheduleOutput = z.union([z.literal("none"), z.custom<IntervalMs>(isNumber)]);
/** An epoch as it goes out. */
export const epochOutput = z.custom<Epoch>(isNumber);
/** A moment of wall time as it goes out: milliseconds since the Unix epoch. */
export const wallMsOutput = z.number();
/** A count or a size as it goes out. */
export const countOutput = z.number();
