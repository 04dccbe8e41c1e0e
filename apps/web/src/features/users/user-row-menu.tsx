"use client";

import type { WireUser } from "@runbox/api";
import { Ban, CircleCheck, Ellipsis, KeyRound, UserCog } from "lucide-react";
import { DropdownMenu, MenuItem } from "../../components/ui/dropdown-menu.tsx";
import { IconButton } from "../../components/ui/icon-button.tsx";
import { visibleText } from "../../format/visible-text.ts";

/** What one is about to do with a user. */
export type UserTask = "change-role" | "disable" | "enable" | "reset-password";

export interface UserRowMenuProps {
  readonly user: WireUser;
  readonly isLastAdmin: boolean;
  readonly onTask: (task: UserTask) => void;
}

const lastAdminReason = "The last administrator. Make somebody else one first.";

/** What can be done with a user. */
export function UserRowMenu({ user, isLastAdmin, onTask }: UserRowMenuProps) {
  const protection = isLastAdmin ? lastAdminReason : undefined;
  return (
    <DropdownMenu
      className="max-w-72"
      trigger={
        <IconButton
          size="sm"
          label={`Actions for ${visibleText(user.name)}`}
          icon={<Ellipsis aria-hidden />}
        />
      }
    >
      <MenuItem
        icon={<UserCog aria-hidden />}
        disabledReason={protection}
        onSelect={() => onTask("change-role")}
      >
        Change role
      </MenuItem>
      <MenuItem icon={<KeyRound aria-hidden />} onSelect={() => onTask("reset-password")}>
        Reset password
      </MenuItem>
      {user.isDisabled ? (
        <MenuItem icon={<CircleCheck aria-hidden />} onSelect={() => onTask("enable")}>
          Enable
        </MenuItem>
      ) : (
        <MenuItem
          icon={<Ban aria-hidden />}
          tone="danger"
          disabledReason={protection}
          onSelect={() => onTask("disable")}
        >
          Disable
        </MenuItem>
      )}
    </DropdownMenu>
  );
}
