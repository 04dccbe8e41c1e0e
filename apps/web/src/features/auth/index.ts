export {
  type AccountFormProblems,
  type AccountFormValues,
  checkAccountForm,
} from "./account-form-check.ts";
export { NewPasswordField } from "./new-password-field.tsx";
export { judgePassword } from "./password-strength.ts";
export { useMay, useSessionUser } from "./session-provider.tsx";
