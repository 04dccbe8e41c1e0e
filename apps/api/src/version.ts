/** The version of this software, as `/version` reports it and savepoints remember it. */
export const VERSION = "0.1.0";
/** The version of the API. Within a major version it only grows. */
export const API_VERSION = "1";
