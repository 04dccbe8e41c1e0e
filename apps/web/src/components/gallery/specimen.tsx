import type { ReactNode } from "react";
import { Card } from "../ui/card.tsx";

export interface SpecimenProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly flush?: boolean;
}

/** One component in its variants. */
export function Specimen({ title, children, flush = false }: SpecimenProps) {
  return (
    <Card title={title} flush={flush}>
      <div className={flush ? "" : "flex flex-wrap items-center gap-3"}>{children}</div>
    </Card>
  );
}
