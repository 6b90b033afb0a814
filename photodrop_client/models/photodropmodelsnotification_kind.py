from enum import StrEnum


class PhotodropmodelsnotificationKind(StrEnum):
    FAVOURITES_SENT = "favourites_sent"
    GUEST_UPLOADED = "guest_uploaded"
    ORDER_CHANGED = "order_changed"
    ORDER_PAID = "order_paid"
    ORDER_PLACED = "order_placed"
    PHOTOS_DROPPED = "photos_dropped"
    PROCESSING_FAILED = "processing_failed"
    SHARE_EXPIRING = "share_expiring"

    def __str__(self) -> str:
        return str(self.value)
