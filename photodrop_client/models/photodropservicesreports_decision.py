from enum import StrEnum


class PhotodropservicesreportsDecision(StrEnum):
    DELETE_COMMENT = "delete_comment"
    DISMISS = "dismiss"
    HIDE_PHOTO = "hide_photo"

    def __str__(self) -> str:
        return str(self.value)
