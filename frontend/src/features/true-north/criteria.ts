/** What a rating is judged by before it is chosen; 5 is best on each. */
export const CRITERIA = [
  { id: "volume", title: "Measures enough cases" },
  { id: "objectivity", title: "Objective" },
  { id: "relevance", title: "Matters to our patients" },
  { id: "timeliness", title: "Timely" },
  { id: "cost", title: "Cheap to take part in" },
  { id: "gaming", title: "Hard to game" },
] as const;
type Criterion = (typeof CRITERIA)[number]["id"];

export interface Candidate {
  name: string;
  scores: Partial<Record<Criterion, number>>;
  why: string;
}

export const candidatesOf = (told: unknown): readonly Candidate[] =>
  Array.isArray(told) ? (told as Candidate[]) : [];

export const totalOf = ({ scores }: Candidate): number =>
  CRITERIA.reduce((sum, { id }) => sum + (scores[id] ?? 0), 0);
