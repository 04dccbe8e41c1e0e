import { PageBreadcrumb } from "../shell/page-breadcrumb.tsx";
import { Badge } from "../ui/badge.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { ActionSpecimens } from "./action-specimens.tsx";
import { DisplaySpecimens } from "./display-specimens.tsx";
import { FormSpecimens } from "./form-specimens.tsx";
import { OverlaySpecimens } from "./overlay-specimens.tsx";
import { StateSpecimens } from "./state-specimens.tsx";
import { StreamSpecimens } from "./stream-specimens.tsx";
import { TableSpecimens } from "./table-specimens.tsx";

/** Every component of the interface, for the eye and for the accessibility and screenshot suites. */
export function Gallery() {
  return (
    <>
      <PageBreadcrumb
        items={[
          { label: "Development", href: "/dev/ui" },
          { label: "Components", copyValue: "ui" },
        ]}
      />
      <PageHeader
        title="Components"
        badges={<Badge>development</Badge>}
        description="Every part of the interface in its variants. Not part of the product."
      />
      <div className="grid gap-4 xl:grid-cols-2">
        <ActionSpecimens />
        <FormSpecimens />
        <DisplaySpecimens />
        <OverlaySpecimens />
        <StreamSpecimens />
        <StateSpecimens />
      </div>
      <div className="mt-4">
        <TableSpecimens />
      </div>
    </>
  );
}
