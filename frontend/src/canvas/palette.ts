import { STATUSES } from "../domain/standing";

/** The colours of the page, resolved for the present theme. */
export interface Palette {
  ink: string;
  soft: string;
  paper: string;
  line: string;
  gap: string;
  sight: string;
  hover: string;
  /** By index of STATUSES. */
  solid: string[];
  pale: string[];
  font: string;
}

/** Custom properties keep `light-dark()` unresolved; a probe's computed colour does not. */
export function readPalette(within: HTMLElement): Palette {
  const probe = document.createElement("i");
  within.append(probe);
  const read = (name: string) => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const names = STATUSES.map((status) => status.replace("_", "-"));
  const palette = {
    ink: read("ink"),
    soft: read("ink-soft"),
    paper: read("paper"),
    line: read("line"),
    gap: read("gap"),
    sight: read("sight"),
    hover: read("hover"),
    solid: names.map((name) => read(name)),
    pale: names.map((name) => read(`${name}-pale`)),
    font: getComputedStyle(probe).fontFamily,
  };
  probe.remove();
  return palette;
}
