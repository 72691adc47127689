"""Makes the fixtures known that tests of rules use."""

pytest_plugins = ["pourparler_validators.testing"]
