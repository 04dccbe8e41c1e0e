import { CircleUserRound, History, KeyRound, type LucideIcon, Rows3, Users } from "lucide-react";

export interface NavigationItem {
  readonly href: string;
  readonly label: string;
  readonly icon: LucideIcon;
  /** Keys that go there. */
  readonly keys: string;
}

export interface NavigationSection {
  /** Null for the sections that need no heading. */
  readonly heading: string | null;
  readonly items: readonly NavigationItem[];
}

/** The places of the dashboard, in the order of the left rail. */
export const navigation: readonly NavigationSection[] = [
  {
    heading: null,
    items: [
      { href: "/runs", label: "Runs", icon: Rows3, keys: "g r" },
      { href: "/audit", label: "Audit", icon: History, keys: "g a" },
    ],
  },
  {
    heading: "Settings",
    items: [
      { href: "/settings/tokens", label: "API tokens", icon: KeyRound, keys: "g k" },
      { href: "/settings/users", label: "Users", icon: Users, keys: "g u" },
      { href: "/settings/profile", label: "Profile", icon: CircleUserRound, keys: "g p" },
    ],
  },
];

/** Every place, without the headings. */
export const navigationItems: readonly NavigationItem[] = navigation.flatMap(
  (section) => section.items,
);

/** Whether a path is the place or lies below it. */
export function isWithin(path: string, href: string): boolean {
  return path === href || path.startsWith(`${href}/`);
}
