"use client";

import { CircleUserRound, Keyboard, LogOut } from "lucide-react";
import { visibleText } from "../../format/visible-text.ts";
import { DropdownMenu, MenuItem, MenuSeparator } from "../ui/dropdown-menu.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import type { ShellUser } from "./shell-user.ts";

export interface UserMenuProps {
  readonly user: ShellUser | null;
  readonly onSignOut: (() => void) | undefined;
  readonly onShowKeyboard: () => void;
}

/** Who is signed in, the keyboard sheet, and the way out. */
export function UserMenu({ user, onSignOut, onShowKeyboard }: UserMenuProps) {
  return (
    <DropdownMenu
      className="min-w-56"
      trigger={<IconButton label="Account" icon={<CircleUserRound aria-hidden />} />}
    >
      {user === null ? null : (
        <>
          <div className="flex flex-col px-2 py-1.5">
            <span className="truncate font-medium">{visibleText(user.name)}</span>
            <span className="truncate text-xs text-ink-muted">{visibleText(user.email)}</span>
            <span className="text-xs text-ink-muted">Role: {user.role}</span>
          </div>
          <MenuSeparator />
        </>
      )}
      <MenuItem icon={<Keyboard aria-hidden />} keys="?" onSelect={onShowKeyboard}>
        Keyboard
      </MenuItem>
      {onSignOut === undefined ? null : (
        <MenuItem icon={<LogOut aria-hidden />} onSelect={onSignOut}>
          Sign out
        </MenuItem>
      )}
    </DropdownMenu>
  );
}
