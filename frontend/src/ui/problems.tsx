interface Said {
  code: string;
  sentence: string;
  line?: number | null;
}

/** Why something was not done, in the server's own sentences. */
export function Problems({ problems }: { problems: readonly Said[] }) {
  if (problems.length === 0) return null;
  return (
    <div className="problem" role="alert">
      {problems.slice(0, 8).map((problem) => (
        <p key={`${problem.line} ${problem.code} ${problem.sentence}`}>
          {typeof problem.line === "number" ? `Row ${problem.line + 1}: ` : ""}
          {problem.sentence}
        </p>
      ))}
      {problems.length > 8 ? <p>and {problems.length - 8} more</p> : null}
    </div>
  );
}
