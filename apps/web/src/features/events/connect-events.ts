import type { WireEvent } from "@runbox/api";
import type { ApiClient } from "../../trpc/browser-client.ts";
import type { ConnectionHandlers } from "./event-stream.ts";

export interface EventRequest {
  readonly topics: readonly string[];
  readonly lastEventId: string | null;
}

/** Opens the subscription. It reconnects by itself until the API refuses it. */
export function connectEvents(
  client: ApiClient,
  { topics, lastEventId }: EventRequest,
  handlers: ConnectionHandlers<WireEvent>,
): { readonly close: () => void } {
  let isOpen = true;
  const whileOpen =
    <TArguments extends readonly unknown[]>(handle: (...args: TArguments) => void) =>
    (...args: TArguments) => {
      if (isOpen) handle(...args);
    };
  const subscription = client.event.on.subscribe(
    { topics: [...topics], lastEventId },
    {
      onData: whileOpen((message) => handlers.onEvent(message.data)),
      onConnectionStateChange: whileOpen(({ state }) => {
        if (state === "pending") handlers.onOpen();
        if (state === "connecting") handlers.onReconnecting();
      }),
      onError: whileOpen(handlers.onEnd),
      onComplete: whileOpen(handlers.onEnd),
    },
  );
  return {
    close: () => {
      isOpen = false;
      subscription.unsubscribe();
    },
  };
}
