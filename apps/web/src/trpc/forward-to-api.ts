import { readEnv } from "../env.ts";

/** Headers that belong to one connection and not to the message. */
const connectionHeaders = [
  "connection",
  "keep-alive",
  "proxy-authenticate",
  "proxy-authorization",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
  "host",
  "content-length",
  "expect",
];

/** `fetch` has already unpacked the body. */
const bodyHeaders = ["content-encoding", "content-length"];

/**
 * Passes a request of the browser on to the API and streams the answer back, so that pages, API
 * and events share one origin and one cookie.
 */
export async function forwardToApi(request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const target = `${readEnv().apiUrl}${pathname}${search}`;
  try {
    const answer = await fetch(target, {
      method: request.method,
      headers: forwardedHeaders(request),
      body: request.body,
      redirect: "manual",
      cache: "no-store",
      signal: request.signal,
      ...(request.body === null ? {} : { duplex: "half" as const }),
    });
    return new Response(answer.body, { status: answer.status, headers: answerHeaders(answer) });
  } catch (cause) {
    if (request.signal.aborted) return new Response(null, { status: 499 });
    return unreachable(cause);
  }
}

function forwardedHeaders(request: Request): Headers {
  const headers = new Headers(request.headers);
  for (const name of connectionHeaders) headers.delete(name);
  return headers;
}

function answerHeaders(answer: Response): Headers {
  const headers = new Headers(answer.headers);
  for (const name of [...connectionHeaders, ...bodyHeaders]) headers.delete(name);
  return headers;
}

/** The answer in the form of the API's own errors, so that callers read it alike. */
function unreachable(cause: unknown): Response {
  const error = {
    message: "The API cannot be reached.",
    code: -32_603,
    data: {
      code: "BAD_GATEWAY",
      httpStatus: 502,
      path: null,
      reason: "SERVICE.UNREACHABLE",
      advice: "Check that it runs and that this page's server can reach it.",
      retryable: true,
      requestId: "",
      facts: cause instanceof Error ? { cause: cause.name } : {},
    },
  };
  return Response.json({ error }, { status: 502, headers: { "cache-control": "no-store" } });
}
