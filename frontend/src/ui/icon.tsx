/** Line icons on a 20 × 20 field, drawn in the colour of the text. */
const PATHS = {
  home: "M3 9.5L10 4l7 5.5M5 8.5V16h10V8.5M8.5 16v-4h3v4",
  cascade: "M8 2.5h4v3H8zM2.5 14.5h4v3h-4zM8 14.5h4v3H8zM13.5 14.5h4v3h-4zM10 5.5v9M4.5 14.5V10h11v4.5",
  measures: "M3 16.5h14M3.5 12.5l4-4 3.5 2.5L16.5 4",
  follow: "M10 2.5v4M10 9.5v1.5M10 14v3.5M7 2.5h6M6.5 9.5h7M6.5 14h7",
  meeting:
    "M7 4a2.2 2.2 0 1 1 0 4.4a2.2 2.2 0 1 1 0-4.4zM13.5 4a2.2 2.2 0 1 1 0 4.4a2.2 2.2 0 1 1 0-4.4zM2.5 16c.4-3 2.2-4.6 4.5-4.6S11 13 11.4 16M12.8 11.5c2.5-.3 4.3 1.3 4.7 4.5",
  packet: "M5 2.5h7l3 3v12H5zM12 2.5v3h3M7.5 9h5M7.5 12h5M7.5 15h3",
  star: "M10 2.8l2.2 4.7 5.1.6-3.8 3.5 1 5.1-4.5-2.6-4.5 2.6 1-5.1L2.7 8.1l5.1-.6z",
  admin: "M3 6h6M13 6h4M3 14h3M10 14h7M11 4v4M8 12v4",
  checkIn: "M10 2.8a7.2 7.2 0 1 1 0 14.4a7.2 7.2 0 1 1 0-14.4zM6.8 10.2l2.3 2.3 4.2-4.7",
  more: "M4 9.4v1.2M3.4 10h1.2M10 9.4v1.2M9.4 10h1.2M16 9.4v1.2M15.4 10h1.2",
  search: "M9 3.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 1 1 0-11zM13 13l4 4",
  close: "M5 5l10 10M15 5L5 15",
  filter: "M3 5h14M6 10h8M8.5 15h3",
  sun: "M10 6.5a3.5 3.5 0 1 1 0 7a3.5 3.5 0 1 1 0-7zM10 2v1.5M10 16.5V18M2 10h1.5M16.5 10H18M4.3 4.3l1.1 1.1M14.6 14.6l1.1 1.1M4.3 15.7l1.1-1.1M14.6 5.4l1.1-1.1",
  moon: "M16.5 12A7 7 0 1 1 8 3.5a5.5 5.5 0 0 0 8.5 8.5z",
  system: "M3 4h14v9.5H3zM7 17h6M10 13.5V17",
  person: "M10 3.5a3 3 0 1 1 0 6a3 3 0 1 1 0-6zM4 17c.6-3.2 3-5 6-5s5.4 1.8 6 5",
  unit: "M4 17V4h8v13M12 8h4v9M7 7.5h2M7 10.5h2M7 13.5h2M2.5 17h15",
  risk: "M10 3l7.5 13h-15zM10 8v4M10 14v.1",
  goal: "M10 2.5v9M6 11.5h8l-4 6z",
  calendar: "M3.5 5h13v11.5h-13zM3.5 8.5h13M7 3v3.5M13 3v3.5",
  command: "M4 6l4 4-4 4M10 14.5h6",
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg className="icon" viewBox="0 0 20 20" width={size} height={size} aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}

/** A plumb line and its bob. */
export function Logo() {
  return (
    <svg className="logo" viewBox="0 0 20 28" width="16" height="22" aria-hidden="true">
      <path d="M9 1h2v13h7l-8 13-8-13h7z" />
    </svg>
  );
}
