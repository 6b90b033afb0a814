"""One telling example of each answer. A test holds them against the models."""

_ID = "019aa4a2-6f0e-7b3a-9d55-1f6a7c0e2b1"
ALBUM_ID, PHOTO_ID, CLIENT_ID, UPLOAD_ID, SELFIE_ID, OTP_ID, APPEARANCE_ID, CHECKOUT_ID, RECEIPT_ID, PAYMENT_ID = (
    f"{_ID}{number}" for number in "123456789a"
)
FACE_ID, STEP_ID = (f"{_ID[:-1]}5{number}" for number in "01")
LOGO_ID, PRESET_ID = (f"{_ID[:-1]}4{number}" for number in "01")
CARD_ID, CLAIM_ID = (f"{_ID[:-1]}5{number}" for number in "01")
LIST_ID, ASKED_ID, GUEST_ID = (f"{_ID[:-1]}3{number}" for number in "012")
COMMENT_ID, RATING_ID, REPORT_ID, AUDIT_ID = (f"{_ID}{number}" for number in "bcde")
CONSENT_ID = f"{_ID[:-1]}50"
LINK_ID, TRANSFORMATION_ID, ARCHIVE_ID, SHARE_ID = (f"{_ID[:-1]}2{number}" for number in "0123")
TIME = "2026-06-20T16:04:11+00:00"
_SIGNED = f"viewer={CLIENT_ID}&expires=1782000000&signature=5f0c…"

TOKENS = {
    "access_token": "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9…",
    "refresh_token": "w0vJ8zq…",
    "expires_in": 86400,
    "token_type": "bearer",
}
SENT_CODE = {
    "otp_id": OTP_ID,
    "expires_in": 180,
    "resends_left": 1,
    "phone_label": "+1 555-010-4477",
    "sent_to": "phone",
    "code": "204917",
}
PROFILE = {
    "id": CLIENT_ID,
    "role": "user",
    "login": "maya_lind",
    "username": "maya_lind",
    "email": "",
    "name": "Maya Lind",
    "phone": "+15550104477",
    "phone_label": "+1 555-010-4477",
    "has_password": False,
    "selfie_url": f"/api/v1/files/selfies/{SELFIE_ID}.jpg?{_SIGNED}",
    "needs_selfie": False,
    "needs_name": False,
    "face_consent": "granted",
    "asks_again": False,
    "messages": True,
}
REGISTERED = PROFILE | {
    "login": "nils_berg",
    "username": "nils_berg",
    "email": "nils@example.com",
    "name": "Nils Berg",
    "phone": "",
    "phone_label": "",
    "has_password": True,
    "selfie_url": "",
    "face_consent": "unasked",
}
PHOTOGRAPHER = {
    "id": CLIENT_ID,
    "login": "nora_feld",
    "name": "Nora Feld",
    "email": "nora@example.com",
    "is_active": True,
    "album_count": 14,
    "created_at": TIME,
    "signed_in_at": TIME,
}
USER = {
    "id": CLIENT_ID,
    "role": "photographer",
    "login": "nora_feld",
    "email": "nora@example.com",
    "name": "Nora Feld",
    "phone": "",
    "is_active": True,
    "created_at": TIME,
    "signed_in_at": None,
}
TELEGRAM = {"available": True, "connected": True, "shown_as": "@maya"}
INVITATION = {"url": "https://t.me/photodrop_bot?start=w0vJ8zqTtK2c5mB1hY4nQ7rXaD3eFgUi", "expires_in": 600}
SELFIE = {
    "id": SELFIE_ID,
    "status": "ready",
    "error": "",
    "is_current": True,
    "url": f"/api/v1/files/selfies/{SELFIE_ID}.jpg?{_SIGNED}",
    "created_at": TIME,
    "face_state": "ready",
    "faces": [],
}
RECEIPT = {
    "id": RECEIPT_ID,
    "erased_at": TIME,
    "selfies": 2,
    "references": 7,
    "faces": 41,
    "appearances": 3,
    "files": 4,
}
CONSENT = {
    "state": "granted",
    "version": "2",
    "text": ["To find photos of you by itself, PhotoDrop has to measure your face in the selfie…"],
    "history": [
        {
            "id": CONSENT_ID,
            "granted": True,
            "decided_at": TIME,
            "version": "2",
            "language": "en",
            "channel": "web",
        }
    ],
}
PERSON = {
    "client_id": CLIENT_ID,
    "name": "Maya Lind",
    "phone": "+15550104477",
    "phone_label": "+1 555-010-4477",
    "dial_code": "+1",
    "selfie_url": "",
    "has_signed_in": True,
    "unlocked": False,
    "unlocked_photos": 0,
    "requested": True,
    "photo_count": 12,
}
CLIENT = {
    "client_id": CLIENT_ID,
    "name": "Maya Lind",
    "phone": "+15550104477",
    "phone_label": "+1 555-010-4477",
    "dial_code": "+1",
    "selfie_url": "",
    "has_signed_in": True,
    "album_count": 2,
    "photo_count": 31,
}
ALBUM_ROW = {
    "id": ALBUM_ID,
    "kind": "client",
    "name": "Lind wedding",
    "location": "Skagen",
    "shot_on": "2026-06-20",
    "created_at": TIME,
    "photo_count": 312,
    "client_count": 9,
    "ready_count": 311,
    "failed_count": 1,
    "waiting_count": 0,
    "dropped_count": 311,
    "state": "dropped",
    "cover_url": f"/api/v1/files/photos/{PHOTO_ID}/small-clean-1.jpg?{_SIGNED}",
    "visibility": "private",
    "price": 2900,
    "currency": "EUR",
    "price_label": "€29.00",
}
ALBUM = ALBUM_ROW | {
    "watermark": True,
    "watermark_text": "Nora Feld",
    "watermark_logo_id": "",
    "watermark_layout": "tiles",
    "watermark_opacity": 100,
    "watermark_size": 100,
    "photo_price": 500,
    "photo_price_label": "€5.00",
    "free_photos": 1,
    "max_edge": 0,
    "downloads": True,
    "originals": True,
    "live": False,
    "faces": "on",
    "faces_kept_days": 0,
    "link_url": "",
    "bytes": 2_871_204_112,
    "stale_count": 0,
    "people": [PERSON],
}
WORK = {"marked": 312, "rendered": 0, "forgotten": 0, "sentence": "312 photos get the new watermark."}
LOGO = {
    "id": LOGO_ID,
    "width": 1200,
    "height": 420,
    "preview": "data:image/png;base64,iVBORw0KGgo…",
    "created_at": TIME,
}
PRESET = {
    "id": PRESET_ID,
    "name": "Weddings",
    "is_default": True,
    "summary": "Logo all over, €29.00, €5.00 a photo",
    "options": {
        "watermark": True,
        "watermark_text": "Nora Feld",
        "watermark_logo_id": LOGO_ID,
        "watermark_layout": "tiles",
        "watermark_opacity": 100,
        "watermark_size": 100,
        "max_edge": 0,
        "downloads": True,
        "originals": True,
        "price": 2900,
        "photo_price": 500,
        "free_photos": 1,
        "currency": "EUR",
        "faces": "on",
        "faces_kept_days": 365,
    },
}
PUBLIC_ALBUM = {
    "id": ALBUM_ID,
    "kind": "library",
    "name": "Summer in Skagen",
    "location": "",
    "shot_on": "2026-06-20",
    "created_at": TIME,
    "visibility": "link",
    "photo_count": 48,
    "cover_url": f"/api/v1/files/photos/{PHOTO_ID}/small-clean-1.jpg?viewer=visitor&expires=1782000000&link=album-9…",
    "by": {"username": "maya_lind", "name": "Maya Lind"},
}
CLIENT_ALBUM = {
    "id": ALBUM_ID,
    "name": "Lind wedding",
    "location": "Skagen",
    "shot_on": "2026-06-20",
    "photographer": "Nora Feld",
    "photo_count": 12,
    "unlocked_count": 1,
    "locked": True,
    "requested": False,
    "requested_photo_ids": [],
    "downloads": True,
    "cover_url": f"/api/v1/files/photos/{PHOTO_ID}/small-marked-1.jpg?{_SIGNED}",
    "cover_thumb_url": f"/api/v1/files/photos/{PHOTO_ID}/thumb-marked-1.jpg?{_SIGNED}",
    "price": 2900,
    "currency": "EUR",
    "price_label": "€29.00",
    "sells_singly": True,
    "photo_price": 500,
    "photo_price_label": "€5.00",
    "free_left": 0,
}
_RENDITIONS = {
    size: f"/api/v1/files/photos/{PHOTO_ID}/{size}-clean-1.jpg?{_SIGNED}"
    for size in ("thumb", "small", "medium", "large")
}
PHOTO_CARD = {
    "id": PHOTO_ID,
    "album_id": ALBUM_ID,
    "filename": "DSC_0412.jpg",
    "name": "DSC_0412",
    "description": "",
    "status": "ready",
    "error": "",
    "width": 6000,
    "height": 4000,
    "bytes": 9_204_112,
    "placeholder": "1QcSHQRnh493V4dIh4eXh1h4kJUI",
    "locked": False,
    "dropped": True,
    "taken_at": TIME,
    "created_at": TIME,
    **{f"{size}_url": url for size, url in _RENDITIONS.items()},
    "download_url": f"/api/v1/files/photos/{PHOTO_ID}/original?{_SIGNED}",
    "link_url": "",
    "appearance_id": "",
    "people": [PERSON],
    "tags": ["wedding", "skagen"],
    "rating": 4.67,
    "rating_count": 3,
    "uploader": "nora_feld",
}
SHARED_PHOTO = PHOTO_CARD | {"link_url": "", "people": [], "appearance_id": ""}
PHOTO = PHOTO_CARD | {"renditions": _RENDITIONS}
ADDED = PHOTO_CARD | {"is_duplicate": False}
UPLOAD = {
    "id": UPLOAD_ID,
    "album_id": ALBUM_ID,
    "filename": "DSC_0412.jpg",
    "method": "tus",
    "url": f"/api/v1/uploads/{UPLOAD_ID}/bytes",
    "size": 9_204_112,
    "offset": 4_194_304,
    "part_bytes": 0,
    "parts_here": [],
    "addresses": [],
    "state": "open",
    "error": "",
    "photo_id": "",
    "is_duplicate": False,
}
ARCHIVE = {
    "id": ARCHIVE_ID,
    "url": f"/api/v1/files/archives/{ARCHIVE_ID}.zip?{_SIGNED}",
    "filename": "Summer wedding.zip",
    "size": "original",
    "bytes": 1_482_204_113,
    "photo_count": 148,
    "left_out": 2,
}
_COUNTS = {"views": 412, "visitors": 96, "downloads": 38, "favourites": 57, "sales": 3}
_COUNTS |= {"sold": {"EUR": 74_00}, "sold_label": "€74.00"}
_DAYS = [{"day": "2026-06-20", "views": 41, "visitors": 17, "downloads": 2, "favourites": 9, "sales": 0}]
_DAYS[0] |= {"sold": {}, "sold_label": ""}
FIGURES = {
    "total": _COUNTS,
    "days": _DAYS,
    "albums": [_COUNTS | {"album_id": ALBUM_ID, "album_name": "Summer wedding"}],
}
ALBUM_FIGURES = {
    "album_id": ALBUM_ID,
    "album_name": "Summer wedding",
    "total": _COUNTS,
    "days": _DAYS,
    "links": [_COUNTS | {"share_id": ARCHIVE_ID, "name": "For the guests"}],
    "photos": [
        {
            "photo_id": PHOTO_ID,
            "filename": "DSC_0412.jpg",
            "thumb_url": f"/api/v1/files/photos/{PHOTO_ID}/thumb-clean-1.jpg?{_SIGNED}",
            "views": 31,
            "downloads": 6,
            "favourites": 4,
        }
    ],
}
PART_ADDRESSES = {
    "parts": [
        {
            "number": 2,
            "offset": 16_777_216,
            "size": 815_504,
            "url": f"http://s3.example.com/photos/photos/{PHOTO_ID}/original?partNumber=2&uploadId=…",
            "headers": {"x-amz-checksum-sha256": "oplo+tLngqqfIECjXwWtuX7Yl56x9XLIyOp4Y34nXzw="},
            "expires_in": 900,
        }
    ]
}
APPEARANCE = {
    "id": APPEARANCE_ID,
    "photo_id": PHOTO_ID,
    "client_id": CLIENT_ID,
    "source": "hand",
    "state": "confirmed",
    "decided_by": "",
}
REVIEW = {
    "to_review": 7,
    "people": 12,
    "nobody": 34,
    "ignored": 2,
    "photos": 486,
    "looked": 486,
    "faces": "on",
    "search": "done",
}
ALBUM_PERSON = {
    "kind": "client",
    "id": CLIENT_ID,
    "name": "Maya Lind",
    "phone": "+15550104477",
    "phone_label": "+1 555-010-4477",
    "dial_code": "+1",
    "has_signed_in": True,
    "by_hand": False,
    "is_ignored": False,
    "picture_url": f"/api/v1/files/selfies/{SELFIE_ID}.jpg?{_SIGNED}",
    "to_review": 4,
    "photo_count": 31,
}
SEEN_FACE = {
    "appearance_id": APPEARANCE_ID,
    "face_id": FACE_ID,
    "photo_id": PHOTO_ID,
    "filename": "NF_0412.jpg",
    "state": "suggested",
    "source": "face",
    "picture_url": f"/api/v1/files/faces/{FACE_ID}.jpg?{_SIGNED}",
}
GROUPED_FACE = SEEN_FACE | {"appearance_id": "", "state": "unknown"}
PHOTO_FACE = {
    "id": FACE_ID,
    "left": 0.4125,
    "top": 0.2203,
    "width": 0.0861,
    "height": 0.1547,
    "state": "confirmed",
    "appearance_id": APPEARANCE_ID,
    "client_id": CLIENT_ID,
    "group_id": "",
    "name": "Maya Lind",
    "picture_url": f"/api/v1/files/faces/{FACE_ID}.jpg?{_SIGNED}",
}
FACE_STEP = {
    "id": STEP_ID,
    "album_id": ALBUM_ID,
    "kind": "confirmed",
    "client_id": CLIENT_ID,
    "photo_count": 4,
}
UNDONE_STEP = {"step_id": STEP_ID, "kind": "confirmed", "restored": 4, "kept": 0}
SUGGESTION = {
    "id": APPEARANCE_ID,
    "face_url": f"/api/v1/files/faces/{FACE_ID}.jpg?{_SIGNED}",
    "photographer": "Nora Lind",
    "album_id": ALBUM_ID,
    "album_name": "Summer wedding",
    "created_at": "2026-06-21T09:30:00Z",
}
CHECKOUT = {
    "id": CHECKOUT_ID,
    "album_id": ALBUM_ID,
    "state": "open",
    "photo_count": 0,
    "free_count": 0,
    "amount": 2900,
    "currency": "EUR",
    "amount_label": "€29.00",
    "url": "",
    "instructions": "Your photographer was asked to unlock Lind wedding.",
}
PAYMENT_REQUEST = {
    "id": CHECKOUT_ID,
    "album_id": ALBUM_ID,
    "album_name": "Lind wedding",
    "client": PERSON,
    "photo_count": 0,
    "amount": 2900,
    "currency": "EUR",
    "amount_label": "€29.00",
    "asked_at": TIME,
}
LEDGER_ROW = {
    "id": PAYMENT_ID,
    "kind": "paid",
    "happened_at": TIME,
    "amount": 2900,
    "currency": "EUR",
    "amount_label": "€29.00",
    "provider": "by_hand",
    "reference": CHECKOUT_ID,
    "album_id": ALBUM_ID,
    "order_id": "",
    "album_name": "Lind wedding",
    "client_name": "Maya Lind",
    "photo_count": 0,
    "may_refund": True,
}
_SUMS = {
    "currency": "EUR",
    "payment_count": 3,
    "paid": 8700,
    "given_back": -2900,
    "net": 5800,
    "paid_label": "€87.00",
    "given_back_label": "−€29.00",
    "net_label": "€58.00",
}
EARNINGS = {
    "totals": [_SUMS],
    "albums": [_SUMS | {"album_id": ALBUM_ID, "album_name": "Lind wedding", "is_deleted": False}],
    "is_test": False,
}
SIGNED = {
    "transformation": "c_fill,w_400,h_300/f_webp",
    "url": f"/api/v1/i/Jm0c…/c_fill,w_400,h_300/f_webp/{PHOTO_ID}?viewer={CLIENT_ID}&expires=1782000000",
}
NAMED = {
    "id": TRANSFORMATION_ID,
    "name": "postcard",
    "transformation": "c_fill,w_1500,h_1000/e_improve:100",
    "created_at": TIME,
}
_LINK = "https://photos.example.com/api/v1/links/w0vJ8zqTtK2c5mB1hY4nQ7"
LINK = {
    "id": LINK_ID,
    "token": "w0vJ8zqTtK2c5mB1hY4nQ7",
    "photo_id": PHOTO_ID,
    "photo_name": "DSC_0412",
    "transformation": "c_fill,w_400,h_300,g_face/e_sepia:80/r_max/f_webp,q_80",
    "url": _LINK,
    "page_url": "https://photos.example.com/l/w0vJ8zqTtK2c5mB1hY4nQ7",
    "qr_url": f"{_LINK}/qr",
    "thumb_url": SIGNED["url"],
    "views": 12,
    "created_at": TIME,
}
SHARE = {
    "id": SHARE_ID,
    "album_id": ALBUM_ID,
    "album_name": "Lind wedding",
    "name": "For the guests",
    "scope": "album",
    "client_id": "",
    "client_name": "",
    "state": "open",
    "url": "https://photos.example.com/s/w0vJ8zqTtK2c5mB1hY4nQ7",
    "expires_at": "2026-12-24T17:00:00+00:00",
    "has_password": True,
    "downloads": "web",
    "watermark": None,
    "locked": True,
    "guests_upload": False,
    "photo_count": 311,
    "waiting_count": 0,
    "visits": 42,
    "last_seen_at": TIME,
    "created_at": TIME,
}
EVENT_CARD = {
    "id": CARD_ID,
    "album_id": ALBUM_ID,
    "label": "Card 7",
    "personal": True,
    "window_minutes": 15,
    "state": "taken",
    "url": "https://photos.example.com/c/w0vJ8zqTtK2c5mB1hY4nQ7",
    "expires_at": "",
    "claim_count": 1,
    "created_at": TIME,
}
CLAIM = {
    "id": CLAIM_ID,
    "card_id": CARD_ID,
    "card_label": "Card 7",
    "client_id": CLIENT_ID,
    "client_name": "Maya Lind",
    "phone_label": "+1 555-010-4477",
    "starts_at": "2026-06-20T16:04:11+00:00",
    "ends_at": "2026-06-20T16:19:11+00:00",
    "is_running": True,
    "is_sure": False,
    "is_removed": False,
    "overlaps": False,
    "confirmed_count": 12,
    "suggested_count": 0,
}
CLAIMED_TIME = {
    "id": CLAIM_ID,
    "album_id": "",
    "album_name": "Lind wedding",
    "by": "Nora Feld",
    "card_label": "Card 7",
    "starts_at": "2026-06-20T16:04:11+00:00",
    "ends_at": "2026-06-20T16:19:11+00:00",
    "is_running": True,
    "photo_count": 0,
}
CARD_PAGE = {
    "label": "Card 7",
    "album_name": "Lind wedding",
    "location": "Skagen",
    "shot_on": "2026-06-20",
    "by": "Nora Feld",
    "personal": True,
    "window_minutes": 15,
    "is_own": False,
    "is_signed_in": True,
    "needs_phone": False,
    "needs_name": False,
    "may_claim": False,
    "claim": CLAIMED_TIME,
}
CLOCK = {
    "timezone": "",
    "zone": "Europe/Copenhagen",
    "seconds": 180,
    "photo_count": 311,
    "samples": [
        {
            "photo_id": PHOTO_ID,
            "filename": "DSC_0412.jpg",
            "shown": "2026-06-20T18:01:11",
            "real": "2026-06-20T18:04:11",
        }
    ],
}
_SHARED = f"viewer=visitor&expires=1782000000&link=share-{SHARE_ID.replace('-', '')}-5f0c…&signature=9a41…"
SHARED_ALBUM = {
    "name": "For the guests",
    "album_name": "Lind wedding",
    "location": "Skagen",
    "shot_on": "2026-06-20",
    "by": "Nora Feld",
    "photo_count": 311,
    "locked": True,
    "downloads": "web",
    "may_upload": False,
    "expires_at": "2026-12-24T17:00:00+00:00",
    "cover_url": f"/api/v1/files/photos/{PHOTO_ID}/medium-marked-1.jpg?{_SHARED}",
}
MONTH = {"month": "2026-06", "paid": 8700, "given_back": -2900, "net": 5800, "net_label": "€58.00"}
TAG = {"name": "wedding", "photo_count": 1204}
COMMENT = {
    "id": COMMENT_ID,
    "photo_id": PHOTO_ID,
    "text": "The light on the water!",
    "username": "maya_lind",
    "author": "Maya Lind",
    "created_at": TIME,
    "updated_at": TIME,
    "is_edited": False,
    "is_mine": True,
    "may_delete": False,
}
PHOTO_RATING = {"rating": 4.67, "rating_count": 3, "stars": 5, "may_rate": True}
RATING = {
    "id": RATING_ID,
    "photo_id": PHOTO_ID,
    "stars": 5,
    "username": "maya_lind",
    "author": "Maya Lind",
    "created_at": TIME,
    "updated_at": TIME,
}
_AUTHOR = {"photo_name": "DSC_0412", "author_id": CLIENT_ID, "author_is_banned": False}
FRESH_COMMENT = COMMENT | {"is_mine": False, "may_delete": True} | _AUTHOR
FRESH_RATING = RATING | _AUTHOR
REPORTED = {"id": REPORT_ID, "about": "photo", "reason": "privacy", "created_at": TIME}
REPORT = {
    "id": REPORT_ID,
    "about": "comment",
    "reason": "offensive",
    "text": "This is about my sister.",
    "state": "open",
    "created_at": TIME,
    "closed_at": "",
    "reporter": "maya_lind",
    "closed_by": "",
    "photo_id": PHOTO_ID,
    "photo_name": "DSC_0412",
    "photo_hidden": False,
    "uploader": "nora_feld",
    "comment_id": COMMENT_ID,
    "comment_text": "Who wears this?",
    "comment_author": "some_body",
}
AUDIT = {
    "id": AUDIT_ID,
    "action": "comment.deleted",
    "actor": "mod_erator",
    "subject_id": COMMENT_ID,
    "created_at": TIME,
    "detail": {"photo_id": PHOTO_ID},
}
PUBLIC_PROFILE = {
    "username": "nora_feld",
    "name": "Nora Feld",
    "since": "2026-02-11",
    "photo_count": 212,
    "comment_count": 31,
    "rating_count": 90,
    "average_rating": 4.31,
    "ratings_received": 640,
}
COUNTRY = {"code": "DK", "name": "Denmark", "dial_code": "+45", "mask": "## ## ## ##"}
LANGUAGE = {"code": "de", "name": "Deutsch", "direction": "ltr", "chosen": True}
CHECKS = {
    "ready": True,
    "checks": [{"name": "database", "ok": True, "detail": "The database answers, at version 0001."}],
}
FAILED_CHECKS = {
    "ready": False,
    "checks": [{"name": "database", "ok": False, "detail": "The database does not answer."}],
}

PRODUCT_ID, ITEM_ID, ORDER_ID, ORDER_ITEM_ID = (f"{_ID[:-1]}3{number}" for number in "0123")
PRODUCT = {
    "id": PRODUCT_ID,
    "kind": "print",
    "name": "Small print",
    "size_label": "10 × 15 cm",
    "width": 100.0,
    "height": 150.0,
    "unit": "mm",
    "finish": "Lustre paper",
    "dpi": 300,
    "min_long": 1772,
    "min_short": 1182,
    "price": 250,
    "currency": "EUR",
    "price_label": "€2.50",
    "is_active": True,
}
SHIPPING = {"currency": "EUR", "amount": 600, "amount_label": "€6.00"}
CATALOGUE = {"items": [PRODUCT], "shipping": [SHIPPING]}
_PRINTABLE = {
    "photo_id": PHOTO_ID,
    "album_id": ALBUM_ID,
    "filename": "NF_0412.jpg",
    "url": f"/api/v1/files/photos/{PHOTO_ID}/medium-marked-1.jpg?{_SIGNED}",
    "width": 6000,
    "height": 4000,
    "locked": True,
}
_CROP = {"x": 0.0, "y": 0.0, "width": 1.0, "height": 1.0}
OFFER = {
    "photo": _PRINTABLE,
    "photographer_id": CLIENT_ID,
    "photographer": "Nora Feld",
    "products": [{"product": PRODUCT, "ratio": 1.5, "crop": _CROP, "too_small": False}],
}
CART_LINE = {
    "id": ITEM_ID,
    "photo": _PRINTABLE,
    "product": PRODUCT,
    "crop": _CROP,
    "quantity": 2,
    "amount": 500,
    "amount_label": "€5.00",
    "requests": "With a white border",
    "dpi": 1016,
    "too_small": False,
    "share": "",
    "problem": "",
}
CART = {
    "groups": [
        {
            "photographer_id": CLIENT_ID,
            "photographer": "Nora Feld",
            "currency": "EUR",
            "items": [CART_LINE],
            "count": 2,
            "subtotal": 500,
            "subtotal_label": "€5.00",
            "shipping": 600,
            "shipping_label": "€6.00",
            "total": 1100,
            "total_label": "€11.00",
        }
    ],
    "count": 2,
}
ORDER_ROW = {
    "id": ORDER_ID,
    "number": 12,
    "state": "accepted",
    "side": "buyer",
    "photographer": "Nora Feld",
    "client_name": "Maya Lind",
    "created_at": TIME,
    "print_count": 2,
    "total": 1100,
    "currency": "EUR",
    "total_label": "€11.00",
    "money_state": "paid",
    "urls": [f"/api/v1/files/photos/{PHOTO_ID}/thumb-marked-1.jpg?{_SIGNED}"],
}
ORDER = {
    "id": ORDER_ID,
    "number": 12,
    "state": "accepted",
    "side": "buyer",
    "photographer_id": CLIENT_ID,
    "photographer": "Nora Feld",
    "client_name": "Maya Lind",
    "email": "maya@example.com",
    "phone": "+15550104477",
    "phone_label": "+1 555-010-4477",
    "address": "Harbour Lane 3\n8000 Aarhus",
    "country": "DK",
    "country_name": "Denmark",
    "items": [
        {
            "id": ORDER_ITEM_ID,
            "photo_id": PHOTO_ID,
            "filename": "NF_0412.jpg",
            "url": _PRINTABLE["url"],
            "width": 6000,
            "height": 4000,
            "crop": _CROP,
            "kind": "print",
            "name": "Small print",
            "size_label": "10 × 15 cm",
            "finish": "Lustre paper",
            "quantity": 2,
            "price": 250,
            "price_label": "€2.50",
            "amount": 500,
            "amount_label": "€5.00",
            "requests": "With a white border",
            "dpi": 1016,
            "too_small": False,
            "lab_error": "",
        }
    ],
    "print_count": 2,
    "currency": "EUR",
    "subtotal": 500,
    "subtotal_label": "€5.00",
    "shipping": 600,
    "shipping_label": "€6.00",
    "total": 1100,
    "total_label": "€11.00",
    "special_requests": "Before the 20th, if you can.",
    "tracking": "",
    "created_at": TIME,
    "history": [
        {"kind": "placed", "by": "client", "happened_at": TIME, "amount": 0, "amount_label": "", "note": ""},
        {"kind": "paid", "by": "provider", "happened_at": TIME, "amount": 1100, "amount_label": "€11.00", "note": ""},
        {"kind": "accepted", "by": "photographer", "happened_at": TIME, "amount": 0, "amount_label": "", "note": ""},
    ],
    "money": {
        "state": "paid",
        "paid": 1100,
        "refunded": 0,
        "due": 0,
        "due_label": "€0.00",
        "refundable": 1100,
        "refundable_label": "€11.00",
        "owed_back": 0,
        "owed_back_label": "€0.00",
        "by_card": True,
    },
    "next": [],
    "may_cancel": False,
    "may_pay": False,
    "lab": {"state": "none", "total": 1, "done": 0, "failed": 0, "url": "", "slip_url": ""},
}
WHERE_TO_PAY = {
    "url": "https://checkout.stripe.com/c/pay/cs_test_a1…",
    "amount": 1100,
    "currency": "EUR",
    "amount_label": "€11.00",
}

TASK = {
    "id": f"{_ID}d",
    "kind": "photos.process",
    "title": "Processing 486 photos of Lind wedding",
    "state": "running",
    "subject_id": ALBUM_ID,
    "subject": "Lind wedding",
    "total": 486,
    "done": 311,
    "failed": 1,
    "percent": 64,
    "error": "This file is damaged. Export it again and drop it here.",
    "may_cancel": True,
    "may_retry": False,
    "is_undone": False,
    "created_at": TIME,
    "started_at": TIME,
    "finished_at": None,
}
TASK_DETAIL = TASK | {
    "failures": [
        {"item_id": PHOTO_ID, "name": "NF_0412.jpg", "error": "This file is damaged. Export it again and drop it here."}
    ]
}

FAVOURITES = {
    "id": "favourites",
    "name": "Favourites",
    "limit": 0,
    "count": 1,
    "note": "",
    "is_hearts": True,
    "is_asked": False,
    "is_sent": False,
    "is_reopened": False,
    "sent_at": "",
    "photos": [{"photo_id": PHOTO_ID, "note": ""}],
}
LIST = FAVOURITES | {
    "id": ASKED_ID,
    "name": "For the book",
    "limit": 20,
    "note": "The dance may fill two pages.",
    "is_hearts": False,
    "is_asked": True,
    "photos": [{"photo_id": PHOTO_ID, "note": "In black and white"}],
}
COUNTER = {"id": ASKED_ID, "count": 12, "limit": 20, "left": 8}
CHOICE = {
    "id": LIST_ID,
    "by": {"id": GUEST_ID, "is_guest": True, "name": "Aunt Kirsten", "phone_label": "", "selfie_url": ""},
    "name": "For the book",
    "is_hearts": False,
    "asked_id": ASKED_ID,
    "share_name": "Family",
    "limit": 20,
    "count": 20,
    "note": "The dance may fill two pages.",
    "is_sent": True,
    "sent_at": TIME,
    "created_at": TIME,
}
PHOTO_CHOSEN = {
    "photo": PHOTO_CARD,
    "chosen": [
        {
            "list_id": LIST_ID,
            "list_name": "For the book",
            "by": "Aunt Kirsten",
            "note": "In black and white",
            "is_sent": True,
        }
    ],
}
ASKED_LIST = {"id": ASKED_ID, "album_id": ALBUM_ID, "name": "For the book", "limit": 20, "begun": 3, "sent": 1}
NOTIFICATION = {
    "id": f"{_ID}e",
    "kind": "order_paid",
    "title": "Maya Lind paid €25",
    "body": "Lind wedding",
    "url": "/studio/earnings",
    "subject_id": None,
    "count": 1,
    "is_read": False,
    "happened_at": TIME,
}
PREFERENCES = {
    "kinds": [{"kind": "order_paid", "app": True, "push": True, "telegram": True, "email": False}],
    "quiet_hours": "22:00-08:00",
    "timezone": "Europe/Berlin",
}
PUSH_DEVICE = {"id": f"{_ID}f", "device": "Firefox on Android", "created_at": TIME, "reached_at": TIME}
PUSH = {
    "public_key": "BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM",
    "items": [PUSH_DEVICE],
}


def listed(example: object) -> dict[str, object]:
    return {"items": [example], "next": None}


GUEST_ROOM = {"photos": 188, "bytes": 2_060_000_000, "largest": 209_715_200, "name": "Anna Okafor"}
BROUGHT = {
    "filename": "IMG_2041.jpg",
    "bytes": 3_481_220,
    "is_duplicate": False,
    "photos_left": 187,
    "bytes_left": 2_056_518_780,
}
