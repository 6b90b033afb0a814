"""The only place that opens an album, a photo, a share or a selfie: to fetch is to be allowed.

Absent and forbidden raise the same `NotFound`. Every function takes the actor, who is None for a visitor; what a share
opens takes the guest, who is None for a browser that we have not met.
"""

from photodrop.services.access.albums import (
    album_linked,
    album_of_client,
    album_of_owner,
    album_of_photographer,
    album_to_edit,
    album_to_see,
    asked_list_to_edit,
    choice_to_answer,
    deleted_album,
    preset_to_edit,
)
from photodrop.services.access.appearances import appearance_of_client, appearance_to_edit, suggestion_to_answer
from photodrop.services.access.appearing import appears_as, hidden_by, is_suggested, shown_to, suggested_to
from photodrop.services.access.comments import comment_to_delete, comment_to_edit, comment_to_see, rating_to_delete
from photodrop.services.access.event_cards import (
    CardClosed,
    claim_of_client,
    claim_to_judge,
    event_card_opened,
    event_card_to_edit,
)
from photodrop.services.access.faces import face_group_to_edit, face_of_photographer, face_to_see, selfie_to_see
from photodrop.services.access.image_links import (
    LinkStopped,
    image_link_shared,
    image_link_to_edit,
    transformation_to_edit,
)
from photodrop.services.access.orders import (
    cart_item_to_edit,
    order_to_see,
    order_to_work,
    photo_to_order,
    product_to_edit,
)
from photodrop.services.access.payments import checkout_to_close, checkout_to_see, payment_to_follow
from photodrop.services.access.photos import (
    photo_linked,
    photo_of_client,
    photo_of_photographer,
    photo_to_edit,
    photo_to_see,
    photo_to_share,
    photos_in_public,
    photos_to_edit,
    photos_to_take,
)
from photodrop.services.access.reports import report_to_decide
from photodrop.services.access.roles import admins_only, edits, moderators_only
from photodrop.services.access.shares import (
    ShareClosed,
    in_share,
    photo_shared,
    photos_shared,
    photos_to_take_by_share,
    share_behind_password,
    share_opened,
    share_remembered,
    share_signed,
    share_to_edit,
)
from photodrop.services.access.sights import AlbumSight, ShareSight, Sight, Taken
from photodrop.services.access.tasks import task_to_follow, upload_to_continue
from photodrop.services.access.unlocking import is_unlocked, unlocked_for

__all__ = [
    "AlbumSight",
    "CardClosed",
    "LinkStopped",
    "ShareClosed",
    "ShareSight",
    "Sight",
    "Taken",
    "admins_only",
    "album_linked",
    "album_of_client",
    "album_of_owner",
    "album_of_photographer",
    "album_to_edit",
    "album_to_see",
    "appearance_of_client",
    "appearance_to_edit",
    "appears_as",
    "asked_list_to_edit",
    "cart_item_to_edit",
    "checkout_to_close",
    "checkout_to_see",
    "choice_to_answer",
    "claim_of_client",
    "claim_to_judge",
    "comment_to_delete",
    "comment_to_edit",
    "comment_to_see",
    "deleted_album",
    "edits",
    "event_card_opened",
    "event_card_to_edit",
    "face_group_to_edit",
    "face_of_photographer",
    "face_to_see",
    "hidden_by",
    "image_link_shared",
    "image_link_to_edit",
    "in_share",
    "is_suggested",
    "is_unlocked",
    "moderators_only",
    "order_to_see",
    "order_to_work",
    "payment_to_follow",
    "photo_linked",
    "photo_of_client",
    "photo_of_photographer",
    "photo_shared",
    "photo_to_edit",
    "photo_to_order",
    "photo_to_see",
    "photo_to_share",
    "photos_in_public",
    "photos_shared",
    "photos_to_edit",
    "photos_to_take",
    "photos_to_take_by_share",
    "preset_to_edit",
    "product_to_edit",
    "rating_to_delete",
    "report_to_decide",
    "selfie_to_see",
    "share_behind_password",
    "share_opened",
    "share_remembered",
    "share_signed",
    "share_to_edit",
    "shown_to",
    "suggested_to",
    "suggestion_to_answer",
    "task_to_follow",
    "transformation_to_edit",
    "unlocked_for",
    "upload_to_continue",
]
