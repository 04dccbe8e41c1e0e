/** A command that calls the API with a token: it says whose token it is. */
export function tokenTryCommand(origin: string, secret: string): string {
  return `curl '${origin}/trpc/user.me?input=%7B%7D' \\\n  -H 'authorization: Bearer ${secret}'`;
}
