export { EventStreamProvider, useEventTopic } from "./event-stream-provider.tsx";
