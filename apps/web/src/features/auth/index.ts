export {
  type AccountFormProblems,
  type AccountFormValues,
  checkAccountForm,
} from "./account-form-check.ts";
export { NewPasswordField } from "./new-password-field.tsx";
export { judgePassword } from "./password-strength.ts";
export { roleReaches, type SessionUser } from "./session.ts";
export { useMay, useSessionUser } from "./session-provider.tsx";
