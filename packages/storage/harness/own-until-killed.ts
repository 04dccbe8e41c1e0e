import { openStorage } from "../src/index.ts";

/** Opens the storage that the first argument names, says so, and keeps it. */
const [url = ""] = process.argv.slice(2);
await openStorage({ url });
process.stdout.write("open\n");
setInterval(() => undefined, 60_000);
