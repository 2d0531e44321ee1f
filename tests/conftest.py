"""The plugins of the suite."""

pytest_plugins = [
    "tests.plugins.needs",
    "tests.plugins.database",
    "tests.plugins.emptying",
    "tests.plugins.office",
    "tests.plugins.browser",
    "tests.plugins.libreoffice",
    "tests.plugins.properties",
    "tests.plugins.quick_clients",
]
