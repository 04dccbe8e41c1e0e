export { roleNames } from "./roles.ts";
