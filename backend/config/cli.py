"""The `plumbline` command: the house's own verbs, then every management command under the same name.

A command that needs the embedded database starts it when it is not running and stops it again afterwards.
"""

import contextlib
import difflib
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from config import embedded
from config.errors import CannotRun

OWNER_COMMANDS = {"migrate", "grants", "createcachetable", "sqlmigrate", "showmigrations"}
WITHOUT_DATABASE = {
    "ratings",
    "help",
    "version",
    "--help",
    "--version",
    "check",
    "makemigrations",
    "spectacular",
    "graphql_schema",
    "write_schemas",
}
NO_TABLE = ("42P01", "42703", "3F000")  # no such table, column, schema
UNPREPARED = (
    "The tables of this database are not there or are an earlier version's. Nothing was done:"
    " run `plumbline prepare`, then this again."
)
USAGE = """\
plumbline up                      serve everything here: database, pages, GraphQL, REST, worker
plumbline web | worker            one of them alone, for containers
plumbline prepare                 make or renew the tables; with PLUMBLINE_DEMO=1 load the demo
plumbline found NAME --admin NAME ADDRESS
                                  a new, empty organization with its first administrator
plumbline import KIND FILE        a spreadsheet, a whole workbook, or CMS's public files
plumbline ratings compute|pack    an outside rating worked out from a national file; the pack of a new release
plumbline demo                    the made-up health system; --accounts lists who can be signed in as
plumbline database start|stop|url|owner-url|path
plumbline database erase --yes    delete the embedded database of this clone
plumbline grants                  give the application role its rights (after migrate, as owner)
plumbline verify                  prove that the record is whole; --public-key and --checkpoints for an auditor's own
plumbline checkpoint              sign the record now; --public-keys prints what proves the signatures
plumbline backup FILE             the whole database into one file
plumbline restore FILE            into an empty database
plumbline COMMAND                 any management command, as `plumbline help` lists them
"""


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        sys.exit(run(sys.argv[1:]))
    except CannotRun as reason:
        sys.exit(f"plumbline: {reason}")
    except KeyboardInterrupt:
        sys.exit(130)


def run(words: Sequence[str]) -> int:
    name = words[0] if words else ""
    if name in ("", "-h", "--help"):
        print(USAGE, end="")
        return 0
    own = OWN.get(name)
    if own:
        return own(list(words[1:]))
    if name in OWNER_COMMANDS:
        os.environ["CONNECT_AS"] = "owner"
    return management(words)


def settings_ready() -> None:
    """Read the settings now, so that what is wrong with them is said in a sentence."""
    from django.conf import settings
    from django.core.exceptions import ImproperlyConfigured

    try:
        settings.DATABASES  # noqa: B018 - reading it loads the file
    except (ImproperlyConfigured, ValueError) as error:
        raise CannotRun(f"The settings cannot be used: {error}") from None


def management(words: Sequence[str]) -> int:
    """A management command of Django or of an application. Rights follow every migration."""
    import django
    from django.core.management import execute_from_command_line

    settings_ready()
    django.setup()
    if known(words[0]).startswith("plumbline.") and words[0] not in WITHOUT_DATABASE:
        return of_the_product(words)
    if words[0] in WITHOUT_DATABASE or {"-h", "--help"} & set(words):
        execute_from_command_line(["plumbline", *words])
        return 0
    with answering_database(embedded.OWNER if words[0] in OWNER_COMMANDS else embedded.APPLICATION):
        execute_from_command_line(["plumbline", *words])
        if words[0] == "migrate":
            rights_follow()
    return 0


def known(name: str) -> str:
    """The application whose command this is; "" for what Django's own command line answers."""
    from django.core.management import get_commands

    commands = get_commands()
    if name in commands or name in WITHOUT_DATABASE:
        return str(getattr(commands.get(name, ""), "__module__", commands.get(name, "")))
    near = difflib.get_close_matches(name, [*OWN, *commands], 1)
    meant = f" Did you mean `plumbline {near[0]}`?" if near else ""
    raise CannotRun(f"There is no command “{name}”.{meant} `plumbline` alone lists what there is.")


def of_the_product(words: Sequence[str]) -> int:
    """One of our own commands: its words are read before a database is started, and it finds its tables."""
    from django.core.management import CommandError, ManagementUtility

    command = ManagementUtility(["plumbline", *words]).fetch_command(words[0])
    try:
        said = vars(command.create_parser("plumbline", words[0]).parse_args(list(words[1:])))
        with answering_database(embedded.APPLICATION):
            tables_ready()
            command.execute(*said.pop("args", ()), **said)
    except CommandError as refused:
        raise CannotRun(str(refused).removeprefix("Error: ")) from None
    return 0


def tables_ready() -> None:
    """The embedded database is brought up to date; a server of the hospital's own is never changed unasked."""
    from django.conf import settings

    from config import serve

    if serve.pending():
        if not settings.USES_EMBEDDED:
            raise CannotRun(UNPREPARED)
        serve.make_tables()


@contextlib.contextmanager
def answering_database(role: str) -> Iterator[None]:
    """The embedded database, where it is the one in use, runs while this lasts."""
    from django.conf import settings
    from django.db.utils import OperationalError, ProgrammingError

    begun = settings.USES_EMBEDDED and settings.EMBEDDED.start()
    if begun:
        settings.DATABASES["default"].update(settings.EMBEDDED.address(role))  # made at first start
    try:
        yield
    except OperationalError as error:
        raise CannotRun(unreachable(error)) from None
    except ProgrammingError as error:
        if getattr(error.__cause__, "sqlstate", "") not in NO_TABLE:
            raise
        raise CannotRun(UNPREPARED) from None
    finally:
        if begun:
            settings.EMBEDDED.stop()


def rights_follow() -> None:
    import django

    from config import rights

    django.setup()
    rights.give()


def unreachable(error: Exception) -> str:
    told = [line for line in str(error).splitlines() if line.strip() and not line.startswith("\t")]  # without hints
    reason = told[-1].strip() if told else type(error).__name__
    return f"The database does not answer ({reason}); check DATABASE_URL and that the server runs."


def database(words: list[str]) -> int:
    from django.conf import settings

    settings_ready()
    cluster: embedded.Cluster = settings.EMBEDDED
    verb = words[0] if words else ""
    if verb == "start":
        cluster.start()
        print(cluster.url())
    elif verb == "stop":
        cluster.stop()
    elif verb == "url":
        print(cluster.url() if cluster.exists else "")
    elif verb == "owner-url":
        print(cluster.url(embedded.OWNER) if cluster.exists else "")
    elif verb == "path":
        print(cluster.folder)
    elif verb == "erase" and words[1:] == ["--yes"]:
        embedded.erase(cluster)
        print(f"Deleted {cluster.folder}")
    else:
        raise CannotRun("Say `plumbline database start`, `stop`, `url`, `owner-url`, `path` or `erase --yes`.")
    return 0


def up(words: list[str]) -> int:
    from config import serve

    settings_ready()
    return serve.up()


def web(words: list[str]) -> int:
    from config import serve

    settings_ready()
    return become(serve.web_server())


def worker(words: list[str]) -> int:
    import django

    from config import serve

    settings_ready()
    with answering_database(embedded.APPLICATION):
        django.setup()
        if serve.pending():
            raise CannotRun(UNPREPARED)
    return become(serve.worker())


def become(command: list[str]) -> int:
    """Replaces this process, so that signals reach the server itself."""
    from config import serve

    os.chdir(serve.BACKEND)
    os.execve(command[0], command, serve.environment())  # noqa: S606 - no shell is meant


def prepare(words: list[str]) -> int:
    from config import serve

    settings_ready()
    with answering_database(embedded.APPLICATION):
        serve.prepare()
    return 0


def backup(words: list[str]) -> int:
    from config import copies

    settings_ready()
    return copies.backup(_one_file("backup", words))


def restore(words: list[str]) -> int:
    from config import copies

    settings_ready()
    return copies.restore(_one_file("restore", words))


def grants(words: list[str]) -> int:
    os.environ["CONNECT_AS"] = "owner"
    settings_ready()
    with answering_database(embedded.OWNER):
        rights_follow()
    return 0


def _one_file(verb: str, words: list[str]) -> Path:
    if len(words) != 1:
        raise CannotRun(f"Say where: `plumbline {verb} FILE`.")
    return Path(words[0]).expanduser().resolve()


OWN: dict[str, Callable[[list[str]], int]] = {
    "up": up,
    "web": web,
    "worker": worker,
    "prepare": prepare,
    "database": database,
    "grants": grants,
    "backup": backup,
    "restore": restore,
}
