import { Link, useParams } from "@tanstack/react-router";
import { useAsk } from "../../app/ask";
import { useNow } from "../../app/now";
import { moment } from "../../domain/instants";
import { personLine } from "../../domain/people";
import { OnePacketDocument, PacketDrawnAgainDocument } from "../../gql/packets/graphql";
import { Empty, Failure, Skeleton } from "../../ui/panel";
import { GapTag } from "../../ui/tag";
import "./packets.css";

function asTallAsItsPage(frame: HTMLIFrameElement) {
  const page = frame.contentDocument?.documentElement;
  if (page) frame.style.height = `${page.scrollHeight}px`;
}

/** Whether it still comes out the same, once the server has drawn it again. */
function DrawnAgain({ id }: { id: string }) {
  const { data, problem, again } = useAsk(PacketDrawnAgainDocument, { id });
  if (problem)
    return <Failure what="The page could not be drawn again." kept={problem.sentence} onRetry={again} />;
  if (!data) return <p className="soft">Drawing the page again, to see whether it is the same…</p>;
  const { unchanged, sentence } = data.packet;
  return (
    <p>
      {unchanged ? null : <GapTag>Not the same any more</GapTag>} {sentence}
    </p>
  );
}

export function PacketPage() {
  const { id } = useParams({ from: "/packets/$id" });
  const { data, problem, loading, again } = useAsk(OnePacketDocument, { id });
  const now = useNow();
  if (problem?.code === "not_found")
    return <Empty title="This packet was not found" next="Packets are read by the board and its office." />;
  if (problem)
    return <Failure what="The packet could not be loaded." kept={problem.sentence} onRetry={again} />;
  if (loading || !data) return <Skeleton rows={6} />;
  const { packet } = data;
  const facts = [
    { term: "Tells what was on record", said: moment(packet.instant, now) },
    { term: "Made", said: `${moment(packet.madeAt, now)}, ${personLine(packet.madeBy, "the system")}` },
    {
      term: "Quotes the signed record",
      said:
        packet.checkpointSize === null
          ? "Nothing was signed yet"
          : `of its first ${packet.checkpointSize.toLocaleString("en-US")} entries`,
    },
  ];
  return (
    <div className="page packet">
      <header>
        <div>
          <p className="small">
            <Link to="/packets">Board packets</Link>
          </p>
          <h1>{packet.title}</h1>
        </div>
        <div className="actions no-print">
          <a className="button primary" href={packet.html} target="_blank" rel="noreferrer">
            Read and print
          </a>
          {packet.pdf ? (
            <a className="button" href={packet.pdf}>
              PDF
            </a>
          ) : null}
        </div>
      </header>
      <DrawnAgain id={packet.id} />
      <dl className="packet-facts">
        {facts.map(({ term, said }) => (
          <div key={term}>
            <dt className="soft small">{term}</dt>
            <dd>{said}</dd>
          </div>
        ))}
      </dl>
      <details>
        <summary>Proof</summary>
        <p className="soft small packet-proof">SHA-256 of the page as it was made: {packet.sha256}</p>
      </details>
      {/* Nothing in it runs; it is of this origin only so that its height can be read. */}
      <iframe
        className="packet-page no-print"
        title={`The page of ${packet.title}`}
        src={packet.html}
        sandbox="allow-same-origin"
        onLoad={(event) => asTallAsItsPage(event.currentTarget)}
      />
      {packet.pdf ? null : (
        <p className="soft">This server makes no PDF. Print the page, or save it as PDF from your browser.</p>
      )}
    </div>
  );
}
