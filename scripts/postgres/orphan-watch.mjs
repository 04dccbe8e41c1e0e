import { spawn } from "node:child_process";

/**
 * Ends the server and removes its folder when this process is gone, however it went: SIGKILL
 * leaves no time for anything, and test runners end their workers with it. The watch is a shell
 * that waits for the end of its input, which the system closes together with this process.
 *
 * @param {string} folder holds `data/postmaster.pid`
 * @returns {() => void} calls the watch off
 */
export function watchForOrphan(folder) {
  const watch = spawn("/bin/sh", ["-c", endServerAtEndOfInput, "sh", folder], {
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
  });
  watch.unref();
  const input = /** @type {import("node:net").Socket} */ (watch.stdin);
  input.unref();
  return () => {
    watch.kill("SIGKILL");
    input.destroy();
  };
}

// SIGQUIT makes the postmaster end its backends at once. The name is compared because the
// number in a stale file may belong to somebody else by now.
const endServerAtEndOfInput = `
cat > /dev/null
pid=$(head -n 1 "$1/data/postmaster.pid" 2> /dev/null)
if [ -n "$pid" ]; then
  name=$(cat "/proc/$pid/comm" 2> /dev/null || ps -o comm= -p "$pid")
  case "$name" in *postgres*) kill -QUIT "$pid" ;; esac
  tries=0
  while kill -0 "$pid" 2> /dev/null && [ "$tries" -lt 100 ]; do sleep 0.1; tries=$((tries + 1)); done
fi
rm -rf "$1"
`;
