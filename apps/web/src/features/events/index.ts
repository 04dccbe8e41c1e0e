export {
  type EventListener,
  EventStreamProvider,
  type EventTopic,
  useEventTopic,
} from "./event-stream-provider.tsx";
