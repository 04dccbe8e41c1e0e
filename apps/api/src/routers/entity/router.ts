import { router } from "../../trpc.ts";
import { listEntities } from "./list-entities.ts";
import { pushStates } from "./push-states.ts";
import { readState } from "./read-state.ts";
import { readStates } from "./read-states.ts";

export const entityRouter = router({
  push: pushStates,
  list: listEntities,
  states: readStates,
  state: readState,
});
