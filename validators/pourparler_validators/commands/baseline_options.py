"""The commands about baselines, with their options."""

import click


@click.group()
def baseline() -> None:
    """Keep the findings that are known, so that a check fails for new ones only."""


_PATHS = click.argument("paths", nargs=-1)
_BASELINE = click.option("--baseline", "file", metavar="FILE", help="The file of the baseline.")
_CONFIG = click.option("--config", metavar="FILE", help="The settings, not the nearest ones.")


@baseline.command("create")
@_PATHS
@_BASELINE
@_CONFIG
@click.option("--force", is_flag=True, help="Write over a baseline that is there.")
def create_baseline(
    paths: tuple[str, ...], file: str | None, config: str | None, force: bool
) -> int:
    """Write what is found now into a baseline."""
    from pourparler_validators.commands.baseline import create

    return create(paths, file, config, force)


@baseline.command("prune")
@_PATHS
@_BASELINE
@_CONFIG
def prune_baseline(paths: tuple[str, ...], file: str | None, config: str | None) -> int:
    """Take out of a baseline what no longer occurs, and put the rest in order."""
    from pourparler_validators.commands.baseline import prune

    return prune(paths, file, config)


@baseline.command("extend")
@_PATHS
@_BASELINE
@_CONFIG
def extend_baseline(paths: tuple[str, ...], file: str | None, config: str | None) -> int:
    """Add what came to light where rules could not look when the baseline was made."""
    from pourparler_validators.commands.baseline import extend

    return extend(paths, file, config)


@baseline.command("show")
@_BASELINE
@_CONFIG
def show_baseline(file: str | None, config: str | None) -> int:
    """Print what a baseline knows."""
    from pourparler_validators.commands.baseline import show

    return show(file, config)
