import net from "node:net";
import { describe, expect, it } from "vitest";
import { findFreePort, requireFreePort } from "./free-port.mjs";

describe("requireFreePort", () => {
  it("accepts a port that nothing listens on", async () => {
    const wanted = { port: await findFreePort(), host: "127.0.0.1", option: "--port" };
    await expect(requireFreePort(wanted)).resolves.toBeUndefined();
  });

  it("names the port, its holder and the option when something listens", async () => {
    const server = net.createServer();
    const port = await findFreePort();
    await new Promise((resolve) => server.listen(port, "127.0.0.1", () => resolve(undefined)));
    const holder = process.platform === "linux" ? `(process ${process.pid})` : "another process";
    const refusal = await requireFreePort({ port, host: "127.0.0.1", option: "--port" }).catch(
      String,
    );
    server.close();
    expect(refusal).toContain(`Port ${port} is in use by`);
    expect(refusal).toContain(holder);
    expect(refusal).toContain("pass --port");
  });
});
