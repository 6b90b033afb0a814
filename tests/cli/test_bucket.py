"""What the doctor finds wrong with a bucket, and what `photodrop storage setup` writes into it."""

import json
from datetime import timedelta

import pytest

from photodrop.adapters.storage.s3_bucket import Bucket, cors_rule
from photodrop.config import get_settings
from tests.adapters.s3_fault import FaultyS3

OURS = "http://127.0.0.1:8000"


@pytest.fixture
def findings(command):
    def ask() -> dict[str, tuple[str, str]]:
        lines = [
            line.split(maxsplit=1) for line in command("doctor").stdout.splitlines() if line[:4] in {"ok  ", "FAIL"}
        ]
        return {sentence[:11].strip(): (mark, sentence[11:].strip()) for mark, sentence in lines}

    return ask


@pytest.fixture
def ours(on_s3) -> Bucket:
    return Bucket(on_s3)


@pytest.fixture
def faulty(s3_settings):
    """`faulty(403, "RequestTimeTooSkewed")`: the service answers everything so."""
    servers = []

    def begin(status: int, code: str, **more) -> None:
        servers.append(FaultyS3(status, code, **more))
        s3_settings(s3_endpoint=servers[-1].url)

    yield begin
    for server in servers:
        server.close()


def test_a_new_bucket_wants_its_rules_and_is_well_once_they_are_written(findings, command, ours):
    told = findings()
    assert told["clock"] == ("ok", "The service has the same time.")
    assert told["bucket"] == ("ok", f"{get_settings().s3_bucket} takes, lists, gives back and deletes.")
    assert told["private"] == ("ok", "Without a key nobody reads, lists or writes.")
    assert told["browsers"] == (
        "FAIL",
        f"A CORS rule is missing: pages of {OURS} may not send photos into the bucket. Run: photodrop storage setup",
    )
    assert told["abandoned"] == (
        "FAIL",
        "A lifecycle rule is missing: parts of abandoned uploads stay, and cost. Run: photodrop storage setup",
    )

    tried = command("storage", "setup", "--dry-run")
    assert tried.stdout.count("Would write: a ") == 2
    assert findings()["browsers"][0] == "FAIL"

    done = command("storage", "setup")
    assert (done.exit_code, done.stdout.count("Written: a ")) == (0, 2)
    told = findings()
    assert told["browsers"] == ("ok", f"Pages of {OURS} may send and fetch.")
    assert told["abandoned"] == ("ok", "A lifecycle rule removes the parts of abandoned uploads.")
    assert list(ours.store.keys()) == []

    again = command("storage", "setup")
    assert again.stdout.count("Is there: the ") == 2


def test_rules_of_others_stay(command, ours):
    other = {"AllowedOrigins": ["https://other.example"], "AllowedMethods": ["GET"], "AllowedHeaders": ["*"]}
    expiry = {"ID": "theirs", "Status": "Enabled", "Filter": {"Prefix": "tmp/"}, "Expiration": {"Days": 1}}
    client, name = ours.store.client, ours.store.bucket
    client.put_bucket_cors(Bucket=name, CORSConfiguration={"CORSRules": [other]})
    client.put_bucket_lifecycle_configuration(Bucket=name, LifecycleConfiguration={"Rules": [expiry]})

    assert command("storage", "setup").exit_code == 0

    rules = client.get_bucket_cors(Bucket=name)["CORSRules"]
    assert [rule["AllowedOrigins"] for rule in rules] == [["https://other.example"], [OURS]]
    kept = client.get_bucket_lifecycle_configuration(Bucket=name)["Rules"]
    assert {rule["ID"] for rule in kept} == {"theirs", "photodrop-abandoned-uploads"}
    assert ours.refuses_browsers("https://other.example")


@pytest.mark.parametrize(
    ("missing", "refused"),
    [
        ({"AllowedMethods": ["GET"]}, "send photos into the bucket"),
        ({"AllowedHeaders": ["content-type"]}, "send photos into the bucket"),
        ({"AllowedOrigins": ["https://other.example"]}, "send photos into the bucket"),
        ({"ExposeHeaders": ["Content-Length"]}, "see the ETag of what they sent"),
    ],
)
def test_a_rule_that_is_not_enough(ours, missing, refused):
    rule = cors_rule(OURS) | missing
    ours.store.client.put_bucket_cors(Bucket=ours.store.bucket, CORSConfiguration={"CORSRules": [rule]})
    assert ours.refuses_browsers(OURS) == refused


@pytest.mark.parametrize(
    ("actions", "found"),
    [
        (["s3:GetObject"], "anybody may read"),
        (["s3:ListBucket"], "anybody may list"),
        # The stand-in lets nobody write without a key, whatever the policy says; the policy is found all the same.
        (["s3:PutObject"], "its policy is public"),
    ],
)
def test_a_public_bucket_is_found_out(findings, ours, actions, found):
    name = ours.store.bucket
    anybody = {"Effect": "Allow", "Principal": "*", "Action": actions}
    anybody["Resource"] = [f"arn:aws:s3:::{name}", f"arn:aws:s3:::{name}/*"]
    ours.store.client.put_bucket_policy(
        Bucket=name, Policy=json.dumps({"Version": "2012-10-17", "Statement": [anybody]})
    )

    mark, sentence = findings()["private"]

    assert mark == "FAIL"
    assert sentence.startswith(f"The bucket {name} is public: {found}")
    assert sentence.endswith("Make it private now.")
    assert list(ours.store.keys()) == []


@pytest.mark.parametrize(
    ("environment", "sentence"),
    [
        ({"AWS_SECRET_ACCESS_KEY": "x"}, "The secret does not belong to the key. Look at AWS_SECRET_ACCESS_KEY."),
        ({"AWS_ACCESS_KEY_ID": "x"}, "The service does not know this key. Look at AWS_ACCESS_KEY_ID."),
        (
            {"PHOTODROP_S3_BUCKET": "never-made"},
            "There is no such bucket. Mend PHOTODROP_S3_BUCKET, or: photodrop storage setup --make-bucket",
        ),
    ],
)
def test_a_bucket_out_of_reach_is_told_once(findings, on_s3, settings, monkeypatch, environment, sentence):
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    settings(storage="s3")
    told = findings()
    assert told["bucket"] == ("FAIL", sentence)
    assert told["clock"][0] == "ok"
    assert "private" not in told


def test_a_bucket_that_cannot_be_written(findings, faulty):
    faulty(403, "AccessDenied")
    assert findings()["bucket"] == ("FAIL", "The key may not do this. It needs the rights that docs/s3.md lists.")


@pytest.mark.parametrize(("ahead", "way"), [(timedelta(minutes=20), "behind"), (timedelta(minutes=-20), "ahead of")])
def test_a_wrong_clock(findings, faulty, ahead, way):
    faulty(403, "RequestTimeTooSkewed", ahead=ahead)
    told = findings()
    assert told["clock"] == (
        "FAIL",
        f"This machine's clock is 20 minutes {way} the service's. Set it: signatures go by it.",
    )
    assert told["bucket"][1].startswith("The clock of this machine is wrong by minutes")


def test_secure_pages_want_a_secure_bucket(findings, on_s3, settings):
    settings(storage="s3", public_url="https://photos.example")
    assert findings()["browsers"][1].startswith("The pages come by https, the bucket by http")


def test_a_public_endpoint_that_is_none(findings, on_s3, settings):
    settings(storage="s3", s3_public_endpoint="http://127.0.0.1:1")
    assert findings()["private"] == (
        "FAIL",
        "Browsers do not reach the service at 127.0.0.1:1. Set PHOTODROP_S3_PUBLIC_ENDPOINT.",
    )


def test_a_service_without_lifecycle_rules(ours, faulty):
    from photodrop.adapters.storage.s3 import S3Storage

    faulty(501, "NotImplemented")
    store = S3Storage.from_settings()
    assert Bucket(store).aborts_abandoned() is None
    store.close()


def test_setup_wants_a_bucket(command):
    told = command("storage", "setup")
    assert (told.exit_code, told.stderr) == (1, "There is no bucket to set up. Set PHOTODROP_S3_BUCKET.\n")
