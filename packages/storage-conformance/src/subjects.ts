import { contractCases } from "./engine/contract-cases.ts";
import { lifecycleCases } from "./engine/lifecycle-cases.ts";
import { branches } from "./spec/branches.ts";
import { closing } from "./spec/closing.ts";
import { completion } from "./spec/completion.ts";
import { creation } from "./spec/creation.ts";
import { deletion } from "./spec/deletion.ts";
import { ending } from "./spec/ending.ts";
import { fencing } from "./spec/fencing.ts";
import { identifiers } from "./spec/identifiers.ts";
import { racingWriters } from "./spec/racing-writers.ts";
import { readRule } from "./spec/read-rule.ts";
import { reading } from "./spec/reading.ts";
import { registryChange } from "./spec/registry-change.ts";
import { resuming } from "./spec/resuming.ts";
import { retention } from "./spec/retention.ts";
import { runListing } from "./spec/run-listing.ts";
import { savepointListing } from "./spec/savepoint-listing.ts";
import { stalePushes } from "./spec/stale-pushes.ts";
import { stateBytes } from "./spec/state-bytes.ts";
import { tip } from "./spec/tip.ts";
import type { ConformanceSubject } from "./suite/conformance-case.ts";

/** Everything that a storage has to show, in the order it is run. */
export const SUBJECTS: readonly ConformanceSubject[] = [
  creation,
  fencing,
  completion,
  readRule,
  tip,
  stalePushes,
  stateBytes,
  reading,
  registryChange,
  branches,
  retention,
  deletion,
  ending,
  runListing,
  savepointListing,
  identifiers,
  resuming,
  racingWriters,
  closing,
  contractCases,
  lifecycleCases,
];
