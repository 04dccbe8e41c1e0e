/** The state, as the dashboard names it, of each status of a mark. */
export const statusOfMark = {
  persisted: "persisted",
  pruned: "pruned",
  open: "collecting",
  late: "overdue",
} as const;
