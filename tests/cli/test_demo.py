"""The demo is for looking around, not for an installation that others reach."""


def test_production_gets_no_demo(command, settings, sql):
    settings(environment="production", secret_key="Zq3v-0nly-f0r-th1s-test-Xw9-kLmNoPqRsT")

    refused = command("demo")

    assert refused.exit_code == 1
    assert refused.stderr == "The demo is for a development environment: it prints a password.\n"
    assert sql("SELECT id FROM account") == []
