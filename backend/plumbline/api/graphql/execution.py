"""Running a document: big fields are already JSON and are spliced in as they are."""

from typing import Any

import orjson
from graphql import ExecutionContext, ExecutionResult, GraphQLError, execute

from plumbline.api import errors
from plumbline.api.graphql import documents, limits
from plumbline.api.graphql.schema import schema
from plumbline.api.viewer import Viewer


class Splicing(ExecutionContext):
    """graphql-core never walks a value that is already rendered."""

    def complete_value(self, return_type: Any, field_nodes: Any, info: Any, path: Any, result: Any) -> Any:
        if isinstance(result, orjson.Fragment):
            return result
        return super().complete_value(return_type, field_nodes, info, path, result)


def run(viewer: Viewer, text: str, variables: dict[str, Any] | None, operation_name: str | None) -> dict[str, Any]:
    """The answer as GraphQL over HTTP words it. Raises DomainError for what is refused before it is run."""
    try:
        document = documents.parsed(text)
    except GraphQLError as error:
        return {"errors": [told(error)]}
    operation = limits.operation_of(document.node, operation_name)
    limits.check(schema.graphql_schema, document.node, operation, variables)
    wrong = documents.validated(schema.graphql_schema, document)
    if wrong:
        return {"errors": [told(error) for error in wrong]}
    done = execute(
        schema.graphql_schema,
        document.node,
        context_value=viewer,
        variable_values=variables,
        operation_name=operation_name,
        execution_context_class=Splicing,
        max_coercion_errors=MOST_COERCION_ERRORS,
    )
    assert isinstance(done, ExecutionResult)
    answer: dict[str, Any] = {"data": done.data}
    if done.errors:
        answer["errors"] = [told(error) for error in done.errors]
    return answer


MOST_COERCION_ERRORS = 10


def told(error: GraphQLError) -> dict[str, Any]:
    """An error as the client sees it: a refusal in full, a fault of ours only by its reference."""
    cause = origin(error)
    if cause is None:
        problem = {"code": "bad_request", "sentence": error.message[:500]}
    elif isinstance(cause, errors.REFUSALS):
        problem = errors.problems(cause)[0]
    else:
        problem = errors.masked(cause)
    answer: dict[str, Any] = {
        "message": problem["sentence"],
        "extensions": {k: v for k, v in problem.items() if v is not None},
    }
    if error.path:
        answer["path"] = error.path
    if error.locations and cause is None:
        answer["locations"] = [{"line": place.line, "column": place.column} for place in error.locations]
    return answer


def origin(error: BaseException) -> BaseException | None:
    """What a GraphQLError wraps, through all its layers; None when it is GraphQL's own word."""
    seen: BaseException | None = error
    while isinstance(seen, GraphQLError):
        seen = seen.original_error
    return seen
