import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { personLine } from "../domain/people";
import { Dialog } from "../ui/dialog";
import { Checkbox } from "../ui/field";
import { Finder } from "../ui/finder";
import { Icon } from "../ui/icon";
import { Segmented } from "../ui/segmented";
import { useAllCommands } from "./commands";
import { keyName, setSingleKeys, singleKeysOn } from "./keys";
import { pagesFor } from "./navigation";
import { usePaletteFind } from "./palette";
import { useSession } from "./session";
import type { OverlayName } from "./shell";
import { SignOut } from "./sign-out";
import { setTheme, useTheme, type Theme } from "./theme";

interface OverlayProps {
  name: OverlayName;
  onClose: () => void;
}

/** The palette, the list of keys and "More": loaded when the first of them is opened. */
export default function Overlays({ name, onClose }: OverlayProps) {
  if (name === "palette") return <Palette onClose={onClose} />;
  if (name === "keys") return <Keys onClose={onClose} />;
  return <More onClose={onClose} />;
}

function Palette({ onClose }: { onClose: () => void }) {
  const find = usePaletteFind();
  return (
    <Dialog title="Find" quietTitle place="top" open onClose={onClose}>
      <Finder
        label="Find goals, people, units and commands"
        placeholder="Find goals, people, units, commands"
        find={find}
        onDone={onClose}
        empty="Nothing found. Try fewer letters, or part of a unit's name."
      />
    </Dialog>
  );
}

const FIXED_KEYS = [
  { place: "Outline", keys: "↑ ↓", does: "Row above, row below" },
  { place: "Outline", keys: "→ ←", does: "Open, close; into the cells and back" },
  { place: "Outline", keys: "Enter", does: "Show the line of sight" },
  { place: "Map", keys: "↑ ↓ ← →", does: "Goal above, first goal below, same level" },
  { place: "Map", keys: "+ − 0", does: "Nearer, farther, everything" },
];

function Keys({ onClose }: { onClose: () => void }) {
  const commands = useAllCommands().filter((command) => command.keys);
  const [single, setSingle] = useState(singleKeysOn);
  return (
    <Dialog title="Keys" open onClose={onClose}>
      <div className="dialog-body">
        <dl className="keys">
          {commands.map((command) => (
            <div key={command.id}>
              <dt>{command.title}</dt>
              <dd>
                <kbd>{keyName(command.keys ?? "")}</kbd>
              </dd>
            </div>
          ))}
          {FIXED_KEYS.map((row) => (
            <div key={row.place + row.keys}>
              <dt>
                {row.does} <span className="soft">· {row.place}</span>
              </dt>
              <dd>
                <kbd>{row.keys}</kbd>
              </dd>
            </div>
          ))}
        </dl>
        <Checkbox
          label="Single-letter keys"
          hint="Switch them off if you dictate or your keyboard repeats. Ctrl and cmd keys stay."
          checked={single}
          onChange={(event) => {
            setSingleKeys(event.target.checked);
            setSingle(event.target.checked);
          }}
        />
      </div>
    </Dialog>
  );
}

const THEMES: readonly { value: Theme; label: string }[] = [
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
  { value: "system", label: "As the device" },
];

function More({ onClose }: { onClose: () => void }) {
  const theme = useTheme();
  const { me } = useSession();
  return (
    <Dialog title="More" place="sheet" open onClose={onClose}>
      <div className="dialog-body">
        <ul className="more-pages">
          {pagesFor(me)
            .filter((page) => page.phone === "more")
            .map((page) => (
              <li key={page.to}>
                <Link to={page.to} className="side-item" onClick={onClose}>
                  <Icon name={page.icon} />
                  {page.title}
                </Link>
              </li>
            ))}
        </ul>
        <div className="field">
          <span className="field-label">Theme</span>
          <Segmented label="Theme" value={theme} options={THEMES} onChange={setTheme} />
        </div>
        <div className="field">
          <span className="field-label">Signed in as</span>
          <p>
            {personLine(me?.person)} <span className="soft">· {me?.organization?.name}</span>
          </p>
          <div className="actions">
            <Link to="/your-account" className="button" onClick={onClose}>
              Your account
            </Link>
            {(me?.people.length ?? 0) > 1 ? (
              <Link to="/sign-in" search={{ next: "/", choose: true }} className="button" onClick={onClose}>
                Change organization
              </Link>
            ) : null}
            <SignOut />
          </div>
        </div>
      </div>
    </Dialog>
  );
}
