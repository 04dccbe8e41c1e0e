"use client";

import { CircleAlert } from "lucide-react";
import type { ReactNode, Ref } from "react";

/** One thing that keeps a form from going through. */
export interface FormProblem {
  readonly text: ReactNode;
  /** The control to mend; leads there. */
  readonly fieldId?: string;
}

export interface ErrorSummaryProps {
  readonly ref?: Ref<HTMLDivElement>;
  readonly title: string;
  readonly problems?: readonly FormProblem[];
  readonly children?: ReactNode;
}

/** What went wrong with a form, at its top. Takes focus when it appears, so that it is read out. */
export function ErrorSummary({ ref, title, problems = [], children }: ErrorSummaryProps) {
  return (
    <div
      ref={ref}
      role="alert"
      tabIndex={-1}
      className="flex gap-2.5 rounded-md border border-critical/35 bg-critical/7 px-3 py-2.5 text-sm"
    >
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-critical" />
      <div className="flex min-w-0 flex-col gap-1">
        <p className="font-medium">{title}</p>
        {children === undefined ? null : <div>{children}</div>}
        {problems.length === 0 ? null : (
          <ul className="flex flex-col gap-0.5">
            {problems.map(({ fieldId, text }) => (
              <li key={fieldId ?? String(text)}>
                {fieldId === undefined ? (
                  text
                ) : (
                  <a href={`#${fieldId}`} className="underline underline-offset-2">
                    {text}
                  </a>
                )}
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
