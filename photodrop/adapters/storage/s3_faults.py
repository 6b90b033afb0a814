"""What a service that speaks S3 may answer, in words an operator understands."""

from botocore.exceptions import (
    BotoCoreError,
    ClientError,
    ConnectTimeoutError,
    EndpointConnectionError,
    NoCredentialsError,
    PartialCredentialsError,
    ReadTimeoutError,
    SSLError,
)

NO_KEY = "There is no key for the bucket. Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment."
CODES = {
    "InvalidAccessKeyId": "The service does not know this key. Look at AWS_ACCESS_KEY_ID.",
    "SignatureDoesNotMatch": "The secret does not belong to the key. Look at AWS_SECRET_ACCESS_KEY.",
    "ExpiredToken": "The temporary key has expired.",
    "NoSuchBucket": "There is no such bucket. Mend PHOTODROP_S3_BUCKET, or: photodrop storage setup --make-bucket",
    "AccessDenied": "The key may not do this. It needs the rights that docs/s3.md lists.",
    "403": "The key is refused. It needs the rights that docs/s3.md lists.",
    "RequestTimeTooSkewed": "The clock of this machine is wrong by minutes, so signatures are refused. Set it.",
    "PermanentRedirect": "The bucket is in another region. Set PHOTODROP_S3_REGION.",
    "AuthorizationHeaderMalformed": "The bucket is in another region. Set PHOTODROP_S3_REGION.",
    "IllegalLocationConstraintException": "The bucket is in another region. Set PHOTODROP_S3_REGION.",
    "BucketAlreadyExists": "Somebody else has a bucket of this name. Choose another for PHOTODROP_S3_BUCKET.",
    "InvalidBucketName": "This cannot be the name of a bucket. Look at PHOTODROP_S3_BUCKET.",
    "BadDigest": "The bytes changed on their way to the bucket.",
    "QuotaExceeded": "The bucket is full.",
    "XMinioStorageFull": "The service has no room left.",
}


def reason_of(failure: Exception) -> str:
    match failure:
        case ClientError():
            code = str(failure.response.get("Error", {}).get("Code", "nothing that we know"))
            return CODES.get(code, f"The service answered {code}.")
        case NoCredentialsError() | PartialCredentialsError():
            return NO_KEY
        case SSLError():
            return "The service's certificate is not accepted."
        case EndpointConnectionError() | ConnectTimeoutError() | ReadTimeoutError():
            return "The service does not answer. Look at PHOTODROP_S3_ENDPOINT and the network."
        case BotoCoreError():
            return f"The service cannot be used ({type(failure).__name__})."
        case _:
            return f"The service failed ({type(failure).__name__})."
