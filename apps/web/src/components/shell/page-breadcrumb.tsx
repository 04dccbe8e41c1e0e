"use client";

import { createContext, use } from "react";
import { createPortal } from "react-dom";
import { Breadcrumb, type BreadcrumbItem } from "../ui/breadcrumb.tsx";

/** The element of the top bar that takes the breadcrumb; null until it is there. */
export const BreadcrumbSlotContext = createContext<HTMLElement | null>(null);

/** Puts the page's breadcrumb in the top bar. */
export function PageBreadcrumb({ items }: { readonly items: readonly BreadcrumbItem[] }) {
  const slot = use(BreadcrumbSlotContext);
  return slot === null ? null : createPortal(<Breadcrumb items={items} />, slot);
}
