"""Names on the command line: a misspelt one gets the nearest."""

from typing import Final

import click

from pourparler_validators.messages.errors import UsageError
from pourparler_validators.messages.nearest import did_you_mean, nearest
from pourparler_validators.messages.wording import cut

NOT_DONE: Final = 2
"""The exit code where the work could not be done."""
LONGEST: Final = 200
"""The most characters of a name or a reason that a message repeats."""


class Choice(click.Choice[str]):
    """One of several names; a misspelt one gets the nearest."""

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Gives the name, where there is one."""
        if value in self.choices:
            return value
        hint = did_you_mean(nearest(value, self.choices))
        known = hint or f"there are {', '.join(self.choices)}"
        option = param.opts[0] if param else "the option"
        raise UsageError(f'{option} takes no "{cut(value, LONGEST)}"; {known}')


class WholeNumber(click.IntRange):
    """A whole number that is not less than another one."""

    def __init__(self, least: int) -> None:
        super().__init__(min=least)
        self.least = least

    def convert(
        self, value: str | int, param: click.Parameter | None, ctx: click.Context | None
    ) -> int:
        """Gives the number, where it is one."""
        text = str(value)
        if text.isascii() and text.isdecimal() and len(text) <= LONGEST and int(text) >= self.least:
            return int(text)
        option = param.opts[0] if param else "the option"
        said = cut(text, LONGEST)
        raise UsageError(f'{option} takes a whole number from {self.least} up, not "{said}"')


def rule_names(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """The rules and families that a shell offers for what is typed of a name."""
    from pourparler_validators.messages.catalogue import catalogue

    families = {name.partition("/")[0] for name in catalogue()}
    return [name for name in (*sorted(families), *catalogue()) if name.startswith(incomplete)]


class Commands(click.Group):
    """A group of commands that knows the nearest name of a misspelt one."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Finds the command; a misspelt one gets the nearest name."""
        is_option = not args or args[0].startswith("-")
        if not is_option and not ctx.resilient_parsing and self.get_command(ctx, args[0]) is None:
            hint = did_you_mean(nearest(args[0], self.list_commands(ctx)))
            raise UsageError(f'there is no command "{args[0]}"; {hint or "see: pourparler --help"}')
        return super().resolve_command(ctx, args)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Shows the help where no command is named."""
        if not args and not ctx.resilient_parsing:
            click.echo(ctx.get_help())
            ctx.exit(NOT_DONE)
        return super().parse_args(ctx, args)


Commands.group_class = Commands
