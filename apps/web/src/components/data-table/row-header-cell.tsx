import Link from "next/link";
import type { ReactNode } from "react";

export interface RowHeaderContentProps {
  readonly rowId: string;
  readonly href: string | undefined;
  readonly onPeek: (() => void) | undefined;
  readonly children: ReactNode;
}

const linkStyle =
  "block truncate rounded-sm font-medium text-ink underline-offset-2 hover:underline focus-visible:-outline-offset-1";

/** The name of a row: the link to its page, else the button of its panel, else plain text. */
export function RowHeaderContent({ rowId, href, onPeek, children }: RowHeaderContentProps) {
  if (href !== undefined) {
    return (
      <Link href={href} data-row-focus={rowId} className={linkStyle} prefetch={false}>
        {children}
      </Link>
    );
  }
  if (onPeek !== undefined) {
    return (
      <button
        type="button"
        data-row-focus={rowId}
        onClick={onPeek}
        className={`${linkStyle} w-full text-left`}
      >
        {children}
      </button>
    );
  }
  return <span className="block truncate font-medium text-ink">{children}</span>;
}
