/** The ways to sign in that this server offers. */
import { forgeryToken } from "../../app/client";
import { auth, type AuthAnswer } from "../../app/session";

export interface Provider {
  id: string;
  name: string;
}

export interface DemoAccount {
  person: string;
  position: string;
  name: string;
  unit: string;
  roles: string[];
}

/** Sign-on of the hospital's own, where it is configured. */
export async function providers(): Promise<Provider[]> {
  const answer = await auth("GET", "config");
  const social = answer.data?.socialaccount as { providers?: Provider[] } | undefined;
  return social?.providers ?? [];
}

/** Made-up people of a demo organization; nothing where the server does not offer them. */
export async function demoAccounts(): Promise<DemoAccount[]> {
  try {
    const response = await fetch("/api/v1/demo/accounts", { headers: { Accept: "application/json" } });
    if (!response.ok) return [];
    return (await response.json()) as DemoAccount[];
  } catch {
    return [];
  }
}

/** Signs in as one of them. A sentence where it did not work. */
export async function signInAs(person: string): Promise<string | null> {
  try {
    const response = await fetch("/api/v1/demo/sign-in", {
      method: "POST",
      credentials: "same-origin",
      headers: { "Content-Type": "application/json", "X-CSRFToken": await forgeryToken() },
      body: JSON.stringify({ person }),
    });
    return response.ok
      ? null
      : (sentenceOf(response.status) ?? "This made-up person cannot sign in here. Choose another one.");
  } catch {
    return NO_SERVER;
  }
}

/** Signs in. Whoever is still signed in here, from another tab, is signed out first: they may be somebody else. */
export async function signInWith(email: unknown, password: unknown): Promise<AuthAnswer> {
  const enter = () => auth("POST", "auth/login", { email, password });
  const answer = await enter();
  if (answer.status !== 409) return answer;
  await auth("DELETE", "auth/session");
  return enter();
}

/** Leaves for the hospital's sign-on; the browser comes back to `next`. */
export async function leaveFor(provider: Provider, next: string): Promise<void> {
  const form = document.createElement("form");
  form.method = "POST";
  form.action = "/_allauth/browser/v1/auth/provider/redirect";
  const fields = {
    provider: provider.id,
    process: "login",
    callback_url: new URL(next, window.location.origin).href,
    csrfmiddlewaretoken: await forgeryToken(),
  };
  for (const [name, value] of Object.entries(fields)) {
    const input = document.createElement("input");
    Object.assign(input, { type: "hidden", name, value });
    form.append(input);
  }
  document.body.append(form);
  form.submit();
}

/** Some answers are lists; nothing where this one is not. */
export const listed = <Item>(answer: AuthAnswer): Item[] | null =>
  Array.isArray(answer.data) ? (answer.data as Item[]) : null;

export const NO_SERVER = "The server could not be reached. Check the connection and try again.";

/** What stands in the way whatever was typed; null where the answer is about what was typed. */
export function sentenceOf(status: number): string | null {
  if (status === 0) return NO_SERVER;
  if (status === 429) return "Too many tries. Wait a few minutes, then try again.";
  if (status === 401 || status === 409) return "This sign-in took too long or has ended. Sign in again.";
  if (status === 403) return "This page has been open too long. Reload it, then try again.";
  return status >= 500 ? "The server could not answer. Wait a moment, then try again." : null;
}
export const WRONG = "The e-mail or the password is not right.";
