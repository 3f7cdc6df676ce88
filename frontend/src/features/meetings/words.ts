/** The server's codes of forums in the words of the screens. */
export const FORUM_WORDS = {
  BOARD: "Board",
  COMMITTEE: "Committee",
  LEADERSHIP: "Leadership",
  HUDDLE: "Huddle",
} as const;

export const RHYTHM_WORDS = {
  DAILY: "Every day",
  WEEKLY: "Every week",
  FORTNIGHTLY: "Every two weeks",
  MONTHLY: "Every month",
  EVERY_OTHER_MONTH: "Every two months",
  QUARTERLY: "Every quarter",
  YEARLY: "Every year",
} as const;

export const CHANGE_WORDS = {
  GOAL_COMMITTED: "Goals committed",
  GOAL_CLOSED: "Goals closed",
  GOAL_SUSTAINED: "Goals reached and sustained",
  GOAL_REOPENED: "Goals reopened",
  WENT_OFF_TRACK: "Turned off track",
  BACK_ON_TRACK: "Back on track",
  OWNER_CHANGED: "Owners changed",
  TARGET_CHANGED: "Targets changed",
  DEFINITION_CHANGED: "Definitions changed",
  REBASELINED: "Charts begun anew",
} as const;

export const DECISION_WORDS = {
  APPROVED_GOAL: "Goal committed",
  SENT_BACK: "Goal sent back",
  APPROVED_TARGET: "Target changed",
  DECLINED_TARGET: "Target change declined",
  APPROVED_CLOSING: "Goal closed",
  KEPT_OPEN: "Goal kept open",
  SUSTAINED: "Goal sustained",
  REOPENED: "Goal reopened",
  STATED: "Decision",
} as const;
