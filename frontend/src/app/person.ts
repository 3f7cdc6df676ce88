/**
 * In whose name this page speaks. Somebody else may sign in meanwhile, here or in another tab: the server refuses what
 * this page then asks, and the page starts anew as theirs.
 */
import { allKept } from "./local";

export const ANOTHER_PERSON = "another_person";

let person = "";
let leaving = false;

export function speakFor(personId: string | undefined): void {
  person = personId ?? "";
}

/** Goes with every question and every write. */
export const inTheNameOf = (): Record<string, string> => (person ? { "X-Person": person } : {});

/** What was typed is kept for its own person first. */
export async function startAnew(): Promise<void> {
  if (leaving) return;
  leaving = true;
  await allKept();
  window.location.assign("/");
}

/** Whether the server knows another person here by now; then this page ends. */
export async function isAnothers(response: Response): Promise<boolean> {
  if (response.status !== 401 || !(await response.clone().text()).includes(`"${ANOTHER_PERSON}"`))
    return false;
  void startAnew();
  return true;
}
