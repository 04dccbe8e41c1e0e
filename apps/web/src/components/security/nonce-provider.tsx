"use client";

import { createContext, type ReactNode, useContext } from "react";

const NonceContext = createContext<string | undefined>(undefined);

interface NonceGlobal {
  __webpack_nonce__?: string;
}

export interface NonceProviderProps {
  readonly nonce: string | undefined;
  readonly children: ReactNode;
}

/**
 * Hands the page's CSP nonce to components that insert a `style` element of their own.
 *
 * The scroll lock below dialogs has no property for it and reads the global that bundlers define.
 */
export function NonceProvider({ nonce, children }: NonceProviderProps) {
  if (typeof window !== "undefined" && nonce !== undefined) {
    const target: NonceGlobal = globalThis as NonceGlobal;
    target.__webpack_nonce__ = nonce;
  }
  return <NonceContext value={nonce}>{children}</NonceContext>;
}

/** The nonce that inline `style` and `script` elements of this page must carry. */
export function useNonce(): string | undefined {
  return useContext(NonceContext);
}
