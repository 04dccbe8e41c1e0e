import { NavLink } from "./nav-link.tsx";
import { navigation } from "./navigation.ts";

export interface NavSectionsProps {
  readonly collapsed?: boolean;
  readonly onNavigate?: () => void;
}

/** All places, by section. */
export function NavSections({ collapsed = false, onNavigate }: NavSectionsProps) {
  return (
    <div className="flex flex-col gap-4">
      {navigation.map((section) => (
        <div key={section.heading ?? "main"} className="flex flex-col gap-0.5">
          {section.heading === null ? null : collapsed ? (
            <hr className="mx-1 mb-2" />
          ) : (
            <p className="px-2 pb-1 text-xs text-ink-muted">{section.heading}</p>
          )}
          <ul className="flex flex-col gap-0.5">
            {section.items.map((item) => (
              <li key={item.href}>
                <NavLink
                  item={item}
                  collapsed={collapsed}
                  {...(onNavigate === undefined ? {} : { onNavigate })}
                />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}
