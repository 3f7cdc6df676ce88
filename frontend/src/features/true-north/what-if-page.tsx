import { Panel } from "../../ui/panel";
import { Frame } from "./frame";
import { Groups } from "./groups";
import { Measures } from "./measures";
import { Moves } from "./moves";
import { Payment } from "./payment";
import { Position } from "./position";
import { Scenarios } from "./scenarios";

/** Other values tried out: what they would do to the rating and to payment. Nothing is saved but what is kept by name. */
export function WhatIfPage() {
  return (
    <Frame part="what-if">
      {({ rating, changes, onChange }) => (
        <>
          <div className="true-north-follows">
            <Panel name="Where we would stand">
              <Position rating={rating} changes={changes} onChange={onChange} />
            </Panel>
          </div>
          <Panel name="What you keep">
            <Scenarios rating={rating} changes={changes} onChange={onChange} />
          </Panel>
          <Panel name="The measures">
            <Measures rating={rating} changes={changes} onChange={onChange} />
          </Panel>
          <Panel name="The groups">
            <Groups rating={rating} changed={Object.keys(changes).length > 0} />
          </Panel>
          <Panel name="What would reach the next star">
            <Moves rating={rating} changes={changes} onChange={onChange} />
          </Panel>
          <Panel name="Payment at risk">
            <Payment rating={rating} changed={Object.keys(changes).length > 0} />
          </Panel>
        </>
      )}
    </Frame>
  );
}
