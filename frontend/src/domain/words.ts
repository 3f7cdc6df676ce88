/** Every sentence and label that more than one screen shows. A translation would begin here. */

export const STATUS_WORDS = {
  on_track: "On track",
  at_risk: "At risk",
  off_track: "Off track",
  not_started: "Not started",
  achieved: "Achieved",
} as const;

export const EVIDENCE_WORDS = {
  none: "No target",
  not_started: "Not started",
  too_few: "Too few to say",
  awaiting_data: "Awaiting data",
  achieved: "Achieved",
  off_track: "Off track",
  at_risk: "At risk",
  on_track: "On track",
} as const;

export const GAP_WORDS = {
  no_owner: "No owner",
  offered: "Owner not yet accepted",
  acting: "Acting owner",
  no_parent: "Not yet linked to a board goal",
  not_agreed: "Link not yet agreed",
  stale: "Update due",
  no_target: "No target",
  data_late: "Data late",
  contradiction: "Report and data differ",
  trouble: "Trouble below",
  needs_help: "Needs support from above",
} as const;

export const words = {
  product: "Plumbline",
  demo: "Demo: people, units and goals are made up; CMS values are public",
  noPatients: "No patient names, room or record numbers.",
  lineOfSight: "Line of sight",
  pickGoal: "Pick a goal to see every goal between it and the board, and who answers for each one.",
  openGoal: "Open this goal’s page",
  fromWhatYouSee: "From the goals you may see.",
  why: "Why does this matter?",
  below: "What hangs below",
  noGoals: "No goals yet",
  noGoalsNext:
    "The board's goals and everything below them will hang here. Import a spreadsheet or add the first goal.",
  noMatch: "No goal matches",
  never: "Never",
  retry: "Retry",
  goals: (count: number) => (count === 1 ? "1 goal" : `${count.toLocaleString("en-US")} goals`),
  goalsBelow: (count: number) => (count === 0 ? "Nothing below" : `${words.goals(count)} below`),
};
