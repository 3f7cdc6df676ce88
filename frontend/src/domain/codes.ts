/** The server's codes in the words of the screens. */

export const REPLY_WORDS = {
  SEEN: "Thanks, seen",
  WILL_HELP: "I’ll help",
  LETS_TALK: "Let’s talk",
} as const;

export const SUPPORT_WORDS = {
  STAFFING: "Staffing",
  BUDGET: "Budget",
  PROTOCOL: "Order sets or protocol",
  EQUIPMENT: "Equipment",
  DEPARTMENT: "Another department",
} as const;

export const BARRIER_WORDS = {
  STAFFING: "Staffing",
  CENSUS: "Census",
  EQUIPMENT: "Equipment",
  SUPPLY: "Supply",
  PROCESS: "Process",
} as const;

export const STATE_WORDS = {
  DRAFT: "Draft",
  PROPOSED: "Proposed",
  COMMITTED: "Committed",
  SUSTAINING: "Sustaining",
  ACHIEVED: "Closed: achieved",
  MISSED: "Closed: missed",
  STOPPED: "Closed: stopped",
} as const;

export const ASSIGNMENT_WORDS = {
  ACCOUNTABLE: "Owner",
  PARTNER: "Partner",
  RESPONSIBLE: "Responsible",
  CONSULTED: "Consulted",
  INFORMED: "Informed",
} as const;

export const KIND_WORDS = {
  DRIVES: "Drives it",
  SAME_MEASURE: "Same measure",
  SUPPORTS: "Supports it",
} as const;

export const TARGET_ROLE_WORDS = { OUTCOME: "Outcome", PROCESS: "Process", BALANCING: "Balancing" } as const;

export const READING_WORDS = {
  ENOUGH: "latest periods that say enough",
  LATEST: "latest period",
  ROLLING: "rolling periods",
  CYCLE_TO_DATE: "cycle to date",
} as const;

export const IMPACT_WORDS = {
  COST_OF_CARE: "Cost of care",
  EFFICIENCY: "Efficiency",
  PATIENT_EXPERIENCE: "Patient experience",
  LIABILITY: "Liability",
  REGULATORY: "Regulatory",
  RATINGS_AND_REPUTATION: "Ratings and reputation",
  WORKFORCE_WELLBEING: "Workforce wellbeing",
} as const;

export const ROLE_WORDS = {
  BOARD_MEMBER: "Board member",
  EXECUTIVE: "Executive",
  CMO: "Chief medical officer",
  PHYSICIAN_LEADER: "Physician leader",
  UNIT_LEADER: "Unit leader",
  CONTRIBUTOR: "Contributor",
  FRONT_LINE: "Front line",
  STEWARD: "Data steward",
  AUDITOR: "Auditor",
  ADMINISTRATOR: "Administrator",
} as const;

export const DIRECTION_WORDS = {
  INCREASE: "Higher is better",
  DECREASE: "Lower is better",
  MAINTAIN: "Stay in a range",
} as const;

export const SCALE_WORDS = {
  PROPORTION: "Proportion",
  RATE: "Rate",
  RATIO: "Observed to expected ratio",
  MEAN: "Mean",
  COUNT: "Count",
  DAYS_BETWEEN: "Days between events",
} as const;

export const CADENCE_WORDS = {
  WEEKLY: "Weekly",
  MONTHLY: "Monthly",
  QUARTERLY: "Quarterly",
  ANNUAL: "Yearly",
} as const;

export const CYCLE_WORDS = {
  STRATEGIC: "Strategic plan",
  ANNUAL: "Annual plan",
  QUARTERLY: "Quarterly plan",
} as const;

export const OUTCOME_WORDS = { ACHIEVED: "Achieved", MISSED: "Missed", STOPPED: "Stopped" } as const;

/** What is missing or weak in a link, in a word or two. */
export const FINDING_WORDS = {
  NO_OWNER: "No owner",
  OWNER_NOT_ACCEPTED: "Owner not yet accepted",
  VACANT: "Acting owner for too long",
  OWNER_LEFT: "Acting owner",
  NO_PARENT: "Not yet linked to a board goal",
  ALIGNMENT_NOT_AGREED: "Link not yet agreed",
  PARENT_CLOSED: "Linked to a closed goal",
  LEVEL_MISSING: "Level missing",
  NO_MEASURE: "No measure in use",
  NO_TARGET: "No target",
  SUPPORT_MISSING: "Needs support from above",
  STALE_CHECK_IN: "Update due",
  NO_REPLY: "Off track, no reply yet",
  DELEGATION_EXPIRED: "Delegation ended, no word since",
  CONTRADICTION: "Report and data differ",
  TROUBLE_BELOW: "Trouble below",
  TARGET_CHANGED: "Target changed",
  DATA_LATE: "Data late",
  DATA_QUESTIONED: "Data questioned",
  OVERDUE_ACTION: "Action overdue",
  OVERLOADED_UNIT: "More goals than the unit can carry",
} as const;

/** How strongly an action makes the right thing happen by itself. */
export const STRENGTH_WORDS = { STRONG: "Strong", INTERMEDIATE: "Intermediate", WEAK: "Weak" } as const;
export const STRENGTH_MEANS = {
  STRONG: "It changes the work itself: the wrong thing can hardly happen.",
  INTERMEDIATE: "It helps people to do it right: checklists, a second pair of eyes, fewer steps.",
  WEAK: "It asks people to do it right: training, reminders, a new policy.",
} as const;

/** Read with "by": "Approved by Quality Committee". */
export const DECISION_WORDS = {
  APPROVED_GOAL: "Approved",
  SENT_BACK: "Sent back",
  APPROVED_TARGET: "New target approved",
  DECLINED_TARGET: "New target declined",
  APPROVED_CLOSING: "Closing approved",
  KEPT_OPEN: "Kept open",
  SUSTAINED: "Watched as achieved",
  REOPENED: "Reopened",
  STATED: "Decided",
} as const;

/** What happened, as the ledger's verbs say it in plain words. */
const VERB_WORDS: Record<string, string> = {
  "goal.draft": "Drafted the goal",
  "goal.edit": "Changed the goal’s words",
  "goal.propose": "Proposed the goal",
  "goal.send_back": "Sent the goal back",
  "goal.commit": "Committed the goal",
  "goal.close": "Closed the goal",
  "goal.ask_to_close": "Asked to close the goal",
  "goal.keep_open": "Kept the goal open",
  "goal.sustain": "Began to watch the achieved goal",
  "goal.reopen": "Reopened the goal",
  "goal.deploy": "Handed the goal down to units",
  "goals.hand_over": "Handed goals over with a unit",
  "target.set": "Set a target",
  "target.propose": "Proposed a target",
  "target.approve": "Approved a target",
  "target.decline": "Declined a target change",
  "target.remove": "Removed a target",
  "target.acknowledge": "Saw the changed target",
  "alignment.offer": "Offered a link",
  "alignment.counter": "Answered a link with other terms",
  "alignment.accept": "Agreed a link",
  "alignment.decline": "Declined a link",
  "alignment.end": "Ended a link",
  "alignment.reweigh": "Changed the weight of a link",
  "assignment.offer": "Offered a role",
  "assignment.accept": "Accepted a role",
  "assignment.decline": "Declined a role",
  "assignment.end": "Ended a role",
  "delegation.give": "Let somebody act for the owner",
  "delegation.end": "Ended a delegation",
  "support.ask": "Asked for support",
  "support.answer": "Answered a request for support",
  "check_in.record": "Checked in",
  "check_in.withdraw": "Took a check-in back",
  "reply.send": "Replied to a check-in",
  "reply.see": "Saw the replies",
  "measurements.record": "Recorded data",
  "measurement.restate": "Restated a number",
  "data.question": "Asked about a number",
  "data.answer": "Answered a question about a number",
  "grant.give": "Made an exception",
  "grant.end": "Ended an exception",
  "action.promise": "Promised work",
  "action.edit": "Changed promised work",
  "action.finish": "Finished promised work",
  "action.drop": "Dropped promised work",
  "risk.raise": "Named a risk",
  "risk.edit": "Changed a risk",
  "risk.close": "Closed a risk",
  "driver.add": "Said what must change",
  "driver.remove": "Removed what must change",
  "change_idea.add": "Added an idea",
  "change_idea.remove": "Removed an idea",
  "intervention.plan": "Planned a change to try",
  "intervention.edit": "Changed a plan",
  "intervention.do": "Said what was done",
  "intervention.study": "Said what was learned",
  "intervention.act": "Decided what becomes of a change",
  "intervention.withdraw": "Withdrew a change",
  "intervention.link": "Linked an initiative to the goal",
  "decision.record": "Recorded a decision",
  "finding.accept": "Accepted a gap for a time",
  "finding.end_acceptance": "Ended an acceptance",
  "finding.remind": "Reminded whoever must act",
  "finding.ask_above": "Asked the level above",
  "finding.withdraw_reminder": "Took a reminder back",
  "goal.carry_over": "Carried the goal over",
  "text.redact": "Took text out of the record",
  "cycle.close": "Decided at the end of the plan",
};

export function verbWords(verb: string): string {
  const known = VERB_WORDS[verb];
  if (known) return known;
  const plain = verb.replace(/[._]/g, " ");
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}

/** Codes as options of a select. */
export const options = (words: Record<string, string>): { value: string; label: string }[] =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

const SOURCE_WORDS: Record<string, string> = {
  cms_star_input: "CMS star rating input file",
  cms_care_compare: "CMS Care Compare",
  cms_hac_program: "CMS hospital-acquired condition program",
  pooled: "pooled from the units below",
};

/** Where a number comes from, in words. What a hospital has named itself stays as it is. */
export const sourceWords = (source: string): string =>
  SOURCE_WORDS[source] ?? (/^[a-z0-9]+(_[a-z0-9]+)+$/.test(source) ? source.replaceAll("_", " ") : source);

/** What chance alone hardly ever does. */
export const SIGNAL_WORDS: Readonly<Record<string, string>> = {
  ABOVE_LIMITS: "Above what chance allows",
  BELOW_LIMITS: "Below what chance allows",
  RISING: "Seven or more in a row rising",
  FALLING: "Seven or more in a row falling",
  TWO_OF_THREE_HIGH: "Two of three near the upper limit",
  TWO_OF_THREE_LOW: "Two of three near the lower limit",
  SEVEN_HIGH: "Seven or more in a row above the middle",
  SEVEN_LOW: "Seven or more in a row below the middle",
};

export const VARIATION_WORDS = {
  NONE: "",
  COMMON_CAUSE: "No real change",
  IMPROVEMENT_HIGH: "Better, higher",
  IMPROVEMENT_LOW: "Better, lower",
  CONCERN_HIGH: "Worse, higher",
  CONCERN_LOW: "Worse, lower",
  NEUTRAL_HIGH: "Changed, higher",
  NEUTRAL_LOW: "Changed, lower",
} as const;

export const ASSURANCE_WORDS = {
  NONE: "",
  PASSES: "Meets its target every time",
  FAILS: "Cannot meet its target without a change",
  HIT_AND_MISS: "Meets its target by chance only",
} as const;

export const CHART_WORDS = {
  RUN: "Run chart",
  XMR: "XmR chart",
  P: "p chart",
  P_PRIME: "p′ chart",
  U: "u chart",
  U_PRIME: "u′ chart",
  C: "c chart",
  G: "g chart",
  T: "t chart",
  XBAR_S: "X̄–S chart",
} as const;

/** Why a chart is another one from a day on. */
export const SEAM_WORDS = {
  DEFINITION: "new definition",
  TARGET: "target changed",
  REBASELINE: "new limits",
} as const;

/** What becomes of a change that was tried. */
export const ACT_WORDS = {
  ADOPT: "Adopt it",
  ADAPT: "Change it and try again",
  ABANDON: "Give it up",
} as const;

/** Whether it moved its measure. */
export const EFFECT_WORDS = {
  IMPROVED: "Improved",
  NO_CHANGE: "No change",
  WORSENED: "Got worse",
  CANNOT_TELL: "Cannot tell yet",
} as const;

/** How likely a risk is, and how far it would set a goal back. */
export const DEGREE_WORDS = { LOW: "Low", MEDIUM: "Medium", HIGH: "High" } as const;

export const RISK_END_WORDS = {
  GONE: "No longer possible",
  CAME_TRUE: "It came true",
  ACCEPTED: "Accepted as it is",
} as const;
