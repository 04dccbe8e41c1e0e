"use client";

import { PageBreadcrumb } from "../../components/shell/page-breadcrumb.tsx";
import { Card } from "../../components/ui/card.tsx";
import { DefinitionList } from "../../components/ui/definition-list.tsx";
import { PageHeader } from "../../components/ui/page-header.tsx";
import { visibleText } from "../../format/visible-text.ts";
import { useSessionUser } from "../auth/index.ts";
import { roleNames } from "../users/index.ts";
import { DisplaySettings } from "./display-settings.tsx";
import { PasswordForm } from "./password-form.tsx";

const breadcrumb = [{ label: "Profile" }];

/** The person's own account and how this browser shows things. */
export function ProfilePage() {
  const user = useSessionUser();
  return (
    <>
      <PageBreadcrumb items={breadcrumb} />
      <PageHeader title="Profile" />
      <div className="grid max-w-4xl gap-4 lg:grid-cols-2 lg:items-start">
        <Card title="Display" description="Kept in this browser; takes effect at once.">
          <DisplaySettings />
        </Card>
        <div className="flex flex-col gap-4">
          {user === null ? null : (
            <Card title="Account">
              <DefinitionList
                items={[
                  { term: "Name", value: visibleText(user.name) },
                  { term: "E-mail address", value: visibleText(user.email) },
                  { term: "Role", value: roleNames[user.role] },
                ]}
              />
            </Card>
          )}
          <Card title="Password" description="Changing it ends your other sessions.">
            <PasswordForm />
          </Card>
        </div>
      </div>
    </>
  );
}
