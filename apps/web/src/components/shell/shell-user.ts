/** The person who is signed in, as the top bar shows them. */
export interface ShellUser {
  readonly name: string;
  readonly email: string;
  /** `viewer`, `operator`, `admin`. */
  readonly role: string;
}
