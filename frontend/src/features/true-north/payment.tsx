import { Table, type Column } from "../../ui/table";
import { points } from "../../domain/rating";
import { nameOf, type Rating } from "./words";

type Told = NonNullable<Rating["payment"]>;
interface Part {
  code: string;
  name: string;
  score: number;
  then: number;
}

/** Whether Medicare would pay one percent less for hospital-acquired conditions. */
export function Payment({ rating, changed }: { rating: Rating; changed: boolean }) {
  const { payment } = rating;
  return (
    <section aria-label="Payment at risk">
      <h2>Payment at risk</h2>
      {payment ? (
        <Shown rating={rating} payment={payment} changed={changed} />
      ) : (
        <p>None of the measures of the Hospital-Acquired Condition Reduction Program is reported here.</p>
      )}
      <p className="soft">
        The readmission and value-based purchasing programmes are not worked out: what CMS counts for them is
        not in the files held here.
      </p>
    </section>
  );
}

function Shown({ rating, payment, changed }: { rating: Rating; payment: Told; changed: boolean }) {
  const names = new Map(rating.measures.map((measure) => [measure.code, nameOf(measure)]));
  const rows: readonly Part[] = payment.parts.map((part) => ({
    ...part,
    name: names.get(part.code) ?? SURGERY,
  }));
  return (
    <>
      <p>
        <b>{payment.penalised ? "One percent less from Medicare." : "No reduction."}</b> {payment.title}: a
        total of {points(payment.total)}; above {points(payment.threshold)} CMS takes one percent.
      </p>
      {changed ? (
        <p aria-live="polite">
          With your changes: {points(payment.then)},{" "}
          <b>{payment.thenPenalised ? "one percent less" : "no reduction"}</b>.
        </p>
      ) : null}
      <Table
        caption="Measures of the Hospital-Acquired Condition Reduction Program"
        rows={rows}
        rowKey={(row) => row.code}
        columns={changed ? [...COLUMNS, TRIED] : COLUMNS}
      />
      <p className="soft">An estimate, not CMS’s. {payment.precision}</p>
    </>
  );
}

const COLUMNS: readonly Column<Part>[] = [
  { id: "name", title: "Measure", cell: ({ name }) => <b>{name}</b> },
  { id: "score", title: "Score (higher is worse)", numeric: true, cell: ({ score }) => points(score) },
];
const TRIED: Column<Part> = {
  id: "then",
  title: "With your changes",
  numeric: true,
  cell: ({ then }) => points(then),
};
const SURGERY = "Infections after colon surgery and hysterectomy together";
