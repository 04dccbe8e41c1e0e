export { SavepointPage } from "./savepoint-page.tsx";
