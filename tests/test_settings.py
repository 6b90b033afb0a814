"""Settings as operators write them."""

import pytest
from pydantic import ValidationError

from photodrop.config import LOOPBACK


def test_an_empty_value_is_no_value(settings):
    told = settings(secret_key="", telegram_bot_token="", data="", port="")

    assert told.secret_key is None
    assert told.telegram_bot_token is None
    assert told.data.name == "data"
    assert told.port == 8000


@pytest.mark.parametrize("host", LOOPBACK)
def test_development_stays_on_this_machine(settings, host):
    assert settings(host=host).host == host
    with pytest.raises(ValidationError, match="PHOTODROP_HOST reaches other machines"):
        settings(host="192.0.2.1")


def test_another_kind_of_database_is_refused(settings):
    with pytest.raises(ValidationError, match="must begin with postgresql://"):
        settings(database_url="mysql://localhost/photos")


def test_s3_needs_a_bucket_and_an_endpoint_that_is_an_address(settings):
    with pytest.raises(ValidationError, match="PHOTODROP_S3_BUCKET must name a bucket"):
        settings(storage="s3")
    assert settings(s3_bucket="photos").s3_path_style is None
    with pytest.raises(ValidationError):
        settings(s3_endpoint="s3.example.com")
