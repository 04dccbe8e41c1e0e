import { RunboxError } from "@runbox/core";

/** Thrown when a call needs a session or a token, and has none that is valid. */
export function signInRequired() {
  return new RunboxError("AUTH.REQUIRED", {
    message: "This needs a session or a token.",
    advice: "Sign in, or send a valid token in the Authorization header.",
  });
}

/** Thrown when the caller's role or scopes do not reach. `needed` says what would. */
export function accessForbidden(needed: string) {
  return new RunboxError(
    "AUTH.FORBIDDEN",
    {
      message: "The role or the token does not allow this.",
      advice: `It takes ${needed}; ask an administrator.`,
    },
    { needed },
  );
}

/** Thrown when a request with a session cannot be shown to come from the dashboard itself. */
export function crossSiteRefused() {
  return new RunboxError(
    "AUTH.FORBIDDEN",
    {
      message: "The request does not come from the dashboard.",
      advice: "Use the dashboard at its own address, or a token.",
    },
    { needed: "a request of the same origin" },
  );
}

/** Thrown when signing in fails; the same whether the user exists or not. */
export function invalidCredentials() {
  return new RunboxError("AUTH.INVALID_CREDENTIALS", {
    message: "The e-mail address or the password is wrong.",
    advice: "Try again, or ask an administrator to reset the password.",
  });
}

/** Thrown when the set-up code is wrong, used up or too old, or an administrator exists already. */
export function setUpUnavailable() {
  return new RunboxError("AUTH.SETUP_UNAVAILABLE", {
    message: "This set-up link does not work, or no longer.",
    advice: "Sign in; or restart the server for a new link while there is no administrator.",
  });
}

/** Thrown when there is no such user. */
export function userNotFound(userId: string) {
  return new RunboxError(
    "USER.NOT_FOUND",
    { message: "There is no such user.", advice: "List the users and choose one of them." },
    { userId },
  );
}

/** Thrown when a user with this address exists. */
export function userExists() {
  return new RunboxError("USER.EXISTS", {
    message: "A user with this e-mail address exists.",
    advice: "Use another address, or change that user.",
  });
}

/** Thrown when nobody would be left who can administer. */
export function lastAdmin() {
  return new RunboxError("USER.LAST_ADMIN", {
    message: "This is the last administrator.",
    advice: "Make somebody else an administrator first.",
  });
}
