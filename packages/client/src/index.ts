/** The state store of Runbox, spoken over the API. */
export {
  createRemoteStateStore,
  type RemoteStateStoreOptions,
} from "./create-remote-state-store.ts";
export {
  type ConnectionStatus,
  createReliableCall,
  type ReliableCall,
  type ReliableCallOptions,
  type StatusListener,
} from "./reliable-call.ts";
export {
  createRunboxClient,
  idempotencyContext,
  type RunboxClient,
  type RunboxClientOptions,
} from "./runbox-client.ts";
