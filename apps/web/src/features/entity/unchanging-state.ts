/** A saved state never changes, and every read is audited: it is asked for once and kept. */
export const unchangingState = {
  staleTime: Number.POSITIVE_INFINITY,
  refetchOnWindowFocus: false,
  refetchOnReconnect: false,
  refetchOnMount: false,
} as const;
