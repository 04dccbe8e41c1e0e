import { SearchX } from "lucide-react";
import Link from "next/link";
import { buttonStyle } from "../ui/button-style.ts";
import { EmptyState } from "../ui/empty-state.tsx";

/** There is no such page. */
export function NotFoundState() {
  return (
    <EmptyState
      icon={<SearchX aria-hidden />}
      title="There is no such page"
      description="The address may be mistyped, or what it named was deleted."
      actions={
        <Link href="/runs" className={buttonStyle()}>
          Go to runs
        </Link>
      }
    />
  );
}
