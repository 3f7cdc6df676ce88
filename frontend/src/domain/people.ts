/** People as screens say them: the position stands before the name, and the name only where it may be seen. */
export interface SaidPerson {
  position: string;
  name?: string | null;
}

export const personLine = (person: SaidPerson | null | undefined, nobody = "Nobody"): string =>
  person ? [person.position, person.name].filter(Boolean).join(" · ") : nobody;

export const positionOf = (person: SaidPerson | null | undefined, nobody = "nobody"): string =>
  person?.position || person?.name || nobody;
