import type { Logger } from "pino";
import { removeFile, writePrivateFile } from "./private-file.ts";
import type { SetUpNotice } from "./set-up.ts";

/** Writes the set-up link into a file, or else where whoever started the process sees it. */
export function createSetUpNotice(options: {
  readonly publicUrl: string;
  readonly file: string | undefined;
  readonly logger: Logger;
  /** Where people look at what the process prints. */
  readonly print: (line: string) => void;
}): SetUpNotice {
  const { publicUrl, file, logger, print } = options;
  return {
    async show(code) {
      const link = `${publicUrl}/setup?code=${code}`;
      if (file === undefined) return print(`Set Runbox up at ${link}`);
      await writePrivateFile(file, `${link}\n`);
      logger.info({ file }, "the set-up link is in the file");
    },
    async takeBack() {
      if (file !== undefined) await removeFile(file);
    },
  };
}
