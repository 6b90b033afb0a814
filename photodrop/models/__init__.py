"""One table per file. Importing the package makes every table known to `SQLModel.metadata`."""

from photodrop.models.account import Account, FaceConsent, Role
from photodrop.models.activity import Activity, ActivitySalt, ActivityVisitor, PhotoActivity
from photodrop.models.album import Album, AlbumKind, FaceMode, MarkLayout, Visibility
from photodrop.models.appearance import Appearance, AppearanceSource, AppearanceState, DecidedBy
from photodrop.models.archive import Archive, Delivered
from photodrop.models.asked_list import AskedList
from photodrop.models.audit_event import AuditEvent
from photodrop.models.card_claim import CardClaim
from photodrop.models.cart_item import CartItem
from photodrop.models.checkout import Checkout, CheckoutItem, CheckoutState
from photodrop.models.client import Client
from photodrop.models.comment import Comment
from photodrop.models.consent import Consent, ConsentChannel
from photodrop.models.delivery import Channel, Delivery, DeliveryState
from photodrop.models.event_card import EventCard
from photodrop.models.face import Face
from photodrop.models.face_group import FaceGroup
from photodrop.models.face_reference import FaceReference
from photodrop.models.face_step import FaceStep
from photodrop.models.favourite_list import FavouriteList, ListPhoto
from photodrop.models.guest import Guest, SharePass
from photodrop.models.guest_upload import GuestUpload
from photodrop.models.idempotency_key import IdempotencyKey
from photodrop.models.image_link import ImageLink
from photodrop.models.login_session import LoginSession
from photodrop.models.logo import Logo
from photodrop.models.mail_refusal import MailRefusal
from photodrop.models.named_transformation import NamedTransformation
from photodrop.models.notice import Notice, NoticeState
from photodrop.models.notification import Kind, Notification
from photodrop.models.notification_choice import NotificationChoice
from photodrop.models.one_time_code import OneTimeCode
from photodrop.models.payment import Payment, PaymentKind
from photodrop.models.payment_event import PaymentEvent
from photodrop.models.photo import Photo, PhotoStatus
from photodrop.models.photo_search import PhotoSearch, SearchWord
from photodrop.models.photo_tag import PhotoTag
from photodrop.models.preset import Preset
from photodrop.models.print_order import (
    OrderState,
    PrintOrder,
    PrintOrderItem,
    PrintOrderStep,
    StepBy,
)
from photodrop.models.product import Product, ProductKind, ShippingPrice, Unit
from photodrop.models.push_subscription import PushSubscription
from photodrop.models.quiet_choice import QuietChoice
from photodrop.models.rate_limit import RateLimit
from photodrop.models.rating import Rating
from photodrop.models.refresh_token import RefreshToken
from photodrop.models.rendition import Rendition, Size
from photodrop.models.report import Report, ReportAbout, ReportReason, ReportState
from photodrop.models.selfie import Selfie, SelfieFace, SelfieStatus
from photodrop.models.share import Share, ShareDownloads, SharePhoto, ShareScope
from photodrop.models.sign_in_ticket import SignInTicket
from photodrop.models.tag import Tag, TagChange
from photodrop.models.task import ItemState, Task, TaskItem, TaskState
from photodrop.models.telegram_chat import TelegramChat
from photodrop.models.telegram_link import TelegramLink
from photodrop.models.telegram_update import Answer, TelegramUpdate
from photodrop.models.transformed import Transformed
from photodrop.models.unlock import Unlock, UnlockOrigin
from photodrop.models.upload import Upload, UploadState

__all__ = [
    "Account",
    "Activity",
    "ActivitySalt",
    "ActivityVisitor",
    "Album",
    "AlbumKind",
    "Answer",
    "Appearance",
    "AppearanceSource",
    "AppearanceState",
    "Archive",
    "AskedList",
    "AuditEvent",
    "CardClaim",
    "CartItem",
    "Channel",
    "Checkout",
    "CheckoutItem",
    "CheckoutState",
    "Client",
    "Comment",
    "Consent",
    "ConsentChannel",
    "DecidedBy",
    "Delivered",
    "Delivery",
    "DeliveryState",
    "EventCard",
    "Face",
    "FaceConsent",
    "FaceGroup",
    "FaceMode",
    "FaceReference",
    "FaceStep",
    "FavouriteList",
    "Guest",
    "GuestUpload",
    "IdempotencyKey",
    "ImageLink",
    "ItemState",
    "Kind",
    "ListPhoto",
    "LoginSession",
    "Logo",
    "MailRefusal",
    "MarkLayout",
    "NamedTransformation",
    "Notice",
    "NoticeState",
    "Notification",
    "NotificationChoice",
    "OneTimeCode",
    "OrderState",
    "Payment",
    "PaymentEvent",
    "PaymentKind",
    "Photo",
    "PhotoActivity",
    "PhotoSearch",
    "PhotoStatus",
    "PhotoTag",
    "Preset",
    "PrintOrder",
    "PrintOrderItem",
    "PrintOrderStep",
    "Product",
    "ProductKind",
    "PushSubscription",
    "QuietChoice",
    "RateLimit",
    "Rating",
    "RefreshToken",
    "Rendition",
    "Report",
    "ReportAbout",
    "ReportReason",
    "ReportState",
    "Role",
    "SearchWord",
    "Selfie",
    "SelfieFace",
    "SelfieStatus",
    "Share",
    "ShareDownloads",
    "SharePass",
    "SharePhoto",
    "ShareScope",
    "ShippingPrice",
    "SignInTicket",
    "Size",
    "StepBy",
    "Tag",
    "TagChange",
    "Task",
    "TaskItem",
    "TaskState",
    "TelegramChat",
    "TelegramLink",
    "TelegramUpdate",
    "Transformed",
    "Unit",
    "Unlock",
    "UnlockOrigin",
    "Upload",
    "UploadState",
    "Visibility",
]
