"""Contains all the data models used in inputs/outputs"""

from .about_photo import AboutPhoto
from .add_base_64_base_64_photo import AddBase64Base64Photo
from .add_logo_body import AddLogoBody
from .add_photos_body import AddPhotosBody
from .add_selfie_body import AddSelfieBody
from .added_files import AddedFiles
from .added_photo import AddedPhoto
from .album_change import AlbumChange
from .album_detail import AlbumDetail
from .album_figures import AlbumFigures
from .album_kind import AlbumKind
from .album_person import AlbumPerson
from .album_row import AlbumRow
from .album_sums import AlbumSums
from .album_sums_sold import AlbumSumsSold
from .album_total import AlbumTotal
from .amount import Amount
from .appearance_state import AppearanceState
from .appearance_view import AppearanceView
from .archive_view import ArchiveView
from .archive_wanted import ArchiveWanted
from .arrangement import Arrangement
from .aside import Aside
from .asked_list_change import AskedListChange
from .asked_list_view import AskedListView
from .audit_row import AuditRow
from .audit_row_detail import AuditRowDetail
from .bring_photo_body import BringPhotoBody
from .brought import Brought
from .card_change import CardChange
from .card_page import CardPage
from .cart import Cart
from .cart_group import CartGroup
from .cart_line import CartLine
from .catalogue import Catalogue
from .channel import Channel
from .check import Check
from .checkout_of import CheckoutOf
from .checkout_view import CheckoutView
from .choice_input import ChoiceInput
from .choice_output import ChoiceOutput
from .chooser import Chooser
from .chosen import Chosen
from .chosen_face import ChosenFace
from .chosen_photo import ChosenPhoto
from .claim_correction import ClaimCorrection
from .claim_name import ClaimName
from .claim_view import ClaimView
from .claimed_time import ClaimedTime
from .client_album import ClientAlbum
from .client_name import ClientName
from .client_row import ClientRow
from .clock_sample import ClockSample
from .clock_setting import ClockSetting
from .clock_view import ClockView
from .code import Code
from .code_format import CodeFormat
from .comment_text import CommentText
from .comment_view import CommentView
from .confirmation import Confirmation
from .consent import Consent
from .consent_view import ConsentView
from .contact_fields import ContactFields
from .copied_photos import CopiedPhotos
from .counter import Counter
from .country import Country
from .crop import Crop
from .crop_box import CropBox
from .day import Day
from .day_sold import DaySold
from .decided import Decided
from .decisions import Decisions
from .delivered import Delivered
from .drop import Drop
from .earnings import Earnings
from .event_card_view import EventCardView
from .face_box import FaceBox
from .face_mode import FaceMode
from .failure import Failure
from .farewell import Farewell
from .figures import Figures
from .file_size import FileSize
from .forgotten_password import ForgottenPassword
from .fresh_comment import FreshComment
from .fresh_rating import FreshRating
from .get_rendition_look import GetRenditionLook
from .given_back import GivenBack
from .given_password import GivenPassword
from .guest_decision import GuestDecision
from .guest_decision_decision import GuestDecisionDecision
from .guest_pass import GuestPass
from .hear_stripe_body import HearStripeBody
from .hear_stripe_response_hear_stripe import HearStripeResponseHearStripe
from .hear_update import HearUpdate
from .invalid_refusal import InvalidRefusal
from .invalid_refusal_fields import InvalidRefusalFields
from .invitation import Invitation
from .item_wanted import ItemWanted
from .kept import Kept
from .keys import Keys
from .lab_package import LabPackage
from .language import Language
from .language_choice import LanguageChoice
from .ledger_row import LedgerRow
from .line_change import LineChange
from .line_wanted import LineWanted
from .link_sums import LinkSums
from .link_sums_sold import LinkSumsSold
from .link_view import LinkView
from .list_change import ListChange
from .list_orders_side_type_0 import ListOrdersSideType0
from .list_view import ListView
from .live import Live
from .login import Login
from .logo_view import LogoView
from .mark_layout import MarkLayout
from .member import Member
from .merging import Merging
from .month import Month
from .moved_photos import MovedPhotos
from .named_change import NamedChange
from .named_view import NamedView
from .naming import Naming
from .new_album import NewAlbum
from .new_asked_list import NewAskedList
from .new_cards import NewCards
from .new_client import NewClient
from .new_list import NewList
from .new_named import NewNamed
from .new_password import NewPassword
from .new_password_of import NewPasswordOf
from .new_photographer import NewPhotographer
from .new_preset import NewPreset
from .new_report import NewReport
from .new_share import NewShare
from .new_subscription import NewSubscription
from .new_tokens import NewTokens
from .new_upload import NewUpload
from .notification_page import NotificationPage
from .notification_view import NotificationView
from .offer import Offer
from .offered import Offered
from .order_change import OrderChange
from .order_item import OrderItem
from .order_money import OrderMoney
from .order_row import OrderRow
from .order_state import OrderState
from .order_step import OrderStep
from .order_view import OrderView
from .order_wanted import OrderWanted
from .page_album_person import PageAlbumPerson
from .page_album_row import PageAlbumRow
from .page_appearance_view import PageAppearanceView
from .page_audit_row import PageAuditRow
from .page_choice import PageChoice
from .page_claim_view import PageClaimView
from .page_client_album import PageClientAlbum
from .page_client_row import PageClientRow
from .page_comment_view import PageCommentView
from .page_country import PageCountry
from .page_event_card_view import PageEventCardView
from .page_fresh_comment import PageFreshComment
from .page_fresh_rating import PageFreshRating
from .page_language import PageLanguage
from .page_ledger_row import PageLedgerRow
from .page_link_view import PageLinkView
from .page_logo_view import PageLogoView
from .page_named_view import PageNamedView
from .page_order_row import PageOrderRow
from .page_payment_request import PagePaymentRequest
from .page_person_chip import PagePersonChip
from .page_photo_card import PagePhotoCard
from .page_photo_chosen import PagePhotoChosen
from .page_photo_face import PagePhotoFace
from .page_photographer_row import PagePhotographerRow
from .page_preset_view import PagePresetView
from .page_public_album import PagePublicAlbum
from .page_rating_view import PageRatingView
from .page_receipt import PageReceipt
from .page_report_view import PageReportView
from .page_seen_face import PageSeenFace
from .page_selfie_view import PageSelfieView
from .page_share_view import PageShareView
from .page_suggestion_view import PageSuggestionView
from .page_tag_view import PageTagView
from .page_task_view import PageTaskView
from .page_upload_view import PageUploadView
from .part_address import PartAddress
from .part_address_headers import PartAddressHeaders
from .part_addresses import PartAddresses
from .payment_request import PaymentRequest
from .people import People
from .person_chip import PersonChip
from .phone import Phone
from .photo_answer import PhotoAnswer
from .photo_answer_renditions import PhotoAnswerRenditions
from .photo_card import PhotoCard
from .photo_change import PhotoChange
from .photo_chosen import PhotoChosen
from .photo_face import PhotoFace
from .photo_rating import PhotoRating
from .photo_sums import PhotoSums
from .photodropapiv_1_appearances_decision import Photodropapiv1AppearancesDecision
from .photodropmodelsnotification_kind import PhotodropmodelsnotificationKind
from .photodropserviceschoicefiles_kind import PhotodropserviceschoicefilesKind
from .photodropservicesreports_decision import PhotodropservicesreportsDecision
from .photographer_change import PhotographerChange
from .photographer_row import PhotographerRow
from .preference import Preference
from .preferences import Preferences
from .preferences_change import PreferencesChange
from .preset_change import PresetChange
from .preset_view import PresetView
from .printable import Printable
from .product_fields import ProductFields
from .product_kind import ProductKind
from .product_view import ProductView
from .profile import Profile
from .profile_change import ProfileChange
from .public_album import PublicAlbum
from .public_profile import PublicProfile
from .push_device import PushDevice
from .push_view import PushView
from .rating_view import RatingView
from .readiness import Readiness
from .receipt import Receipt
from .refresh import Refresh
from .refusal import Refusal
from .refused_file import RefusedFile
from .registration import Registration
from .report_reason import ReportReason
from .report_view import ReportView
from .reported import Reported
from .review_counts import ReviewCounts
from .role import Role
from .room import Room
from .saying import Saying
from .seen_face import SeenFace
from .selfie_view import SelfieView
from .sender import Sender
from .senders import Senders
from .sending import Sending
from .sent_code import SentCode
from .settled import Settled
from .share_change import ShareChange
from .share_downloads import ShareDownloads
from .share_state import ShareState
from .share_view import ShareView
from .shared_album import SharedAlbum
from .shared_archive_wanted import SharedArchiveWanted
from .shared_size import SharedSize
from .sheet import Sheet
from .shipping import Shipping
from .shipping_view import ShippingView
from .signed import Signed
from .signed_sending import SignedSending
from .size import Size
from .splitting import Splitting
from .standing import Standing
from .stars import Stars
from .starter import Starter
from .step_view import StepView
from .suggestion_view import SuggestionView
from .sums import Sums
from .sums_sold import SumsSold
from .tag_view import TagView
from .task_detail import TaskDetail
from .task_view import TaskView
from .telegram_view import TelegramView
from .ticket import Ticket
from .tokens import Tokens
from .total import Total
from .undone import Undone
from .unit import Unit
from .unlock_for import UnlockFor
from .upload_state import UploadState
from .upload_view import UploadView
from .user_change import UserChange
from .user_view import UserView
from .visibility import Visibility
from .wanted_part import WantedPart
from .wanted_parts import WantedParts
from .where_to_pay import WhereToPay
from .which_step import WhichStep
from .which_subscription import WhichSubscription
from .wish import Wish
from .work import Work

__all__ = (
    "AboutPhoto",
    "AddBase64Base64Photo",
    "AddedFiles",
    "AddedPhoto",
    "AddLogoBody",
    "AddPhotosBody",
    "AddSelfieBody",
    "AlbumChange",
    "AlbumDetail",
    "AlbumFigures",
    "AlbumKind",
    "AlbumPerson",
    "AlbumRow",
    "AlbumSums",
    "AlbumSumsSold",
    "AlbumTotal",
    "Amount",
    "AppearanceState",
    "AppearanceView",
    "ArchiveView",
    "ArchiveWanted",
    "Arrangement",
    "Aside",
    "AskedListChange",
    "AskedListView",
    "AuditRow",
    "AuditRowDetail",
    "BringPhotoBody",
    "Brought",
    "CardChange",
    "CardPage",
    "Cart",
    "CartGroup",
    "CartLine",
    "Catalogue",
    "Channel",
    "Check",
    "CheckoutOf",
    "CheckoutView",
    "ChoiceInput",
    "ChoiceOutput",
    "Chooser",
    "Chosen",
    "ChosenFace",
    "ChosenPhoto",
    "ClaimCorrection",
    "ClaimedTime",
    "ClaimName",
    "ClaimView",
    "ClientAlbum",
    "ClientName",
    "ClientRow",
    "ClockSample",
    "ClockSetting",
    "ClockView",
    "Code",
    "CodeFormat",
    "CommentText",
    "CommentView",
    "Confirmation",
    "Consent",
    "ConsentView",
    "ContactFields",
    "CopiedPhotos",
    "Counter",
    "Country",
    "Crop",
    "CropBox",
    "Day",
    "DaySold",
    "Decided",
    "Decisions",
    "Delivered",
    "Drop",
    "Earnings",
    "EventCardView",
    "FaceBox",
    "FaceMode",
    "Failure",
    "Farewell",
    "Figures",
    "FileSize",
    "ForgottenPassword",
    "FreshComment",
    "FreshRating",
    "GetRenditionLook",
    "GivenBack",
    "GivenPassword",
    "GuestDecision",
    "GuestDecisionDecision",
    "GuestPass",
    "HearStripeBody",
    "HearStripeResponseHearStripe",
    "HearUpdate",
    "InvalidRefusal",
    "InvalidRefusalFields",
    "Invitation",
    "ItemWanted",
    "Kept",
    "Keys",
    "LabPackage",
    "Language",
    "LanguageChoice",
    "LedgerRow",
    "LineChange",
    "LineWanted",
    "LinkSums",
    "LinkSumsSold",
    "LinkView",
    "ListChange",
    "ListOrdersSideType0",
    "ListView",
    "Live",
    "Login",
    "LogoView",
    "MarkLayout",
    "Member",
    "Merging",
    "Month",
    "MovedPhotos",
    "NamedChange",
    "NamedView",
    "Naming",
    "NewAlbum",
    "NewAskedList",
    "NewCards",
    "NewClient",
    "NewList",
    "NewNamed",
    "NewPassword",
    "NewPasswordOf",
    "NewPhotographer",
    "NewPreset",
    "NewReport",
    "NewShare",
    "NewSubscription",
    "NewTokens",
    "NewUpload",
    "NotificationPage",
    "NotificationView",
    "Offer",
    "Offered",
    "OrderChange",
    "OrderItem",
    "OrderMoney",
    "OrderRow",
    "OrderState",
    "OrderStep",
    "OrderView",
    "OrderWanted",
    "PageAlbumPerson",
    "PageAlbumRow",
    "PageAppearanceView",
    "PageAuditRow",
    "PageChoice",
    "PageClaimView",
    "PageClientAlbum",
    "PageClientRow",
    "PageCommentView",
    "PageCountry",
    "PageEventCardView",
    "PageFreshComment",
    "PageFreshRating",
    "PageLanguage",
    "PageLedgerRow",
    "PageLinkView",
    "PageLogoView",
    "PageNamedView",
    "PageOrderRow",
    "PagePaymentRequest",
    "PagePersonChip",
    "PagePhotoCard",
    "PagePhotoChosen",
    "PagePhotoFace",
    "PagePhotographerRow",
    "PagePresetView",
    "PagePublicAlbum",
    "PageRatingView",
    "PageReceipt",
    "PageReportView",
    "PageSeenFace",
    "PageSelfieView",
    "PageShareView",
    "PageSuggestionView",
    "PageTagView",
    "PageTaskView",
    "PageUploadView",
    "PartAddress",
    "PartAddresses",
    "PartAddressHeaders",
    "PaymentRequest",
    "People",
    "PersonChip",
    "Phone",
    "PhotoAnswer",
    "PhotoAnswerRenditions",
    "PhotoCard",
    "PhotoChange",
    "PhotoChosen",
    "Photodropapiv1AppearancesDecision",
    "PhotodropmodelsnotificationKind",
    "PhotodropserviceschoicefilesKind",
    "PhotodropservicesreportsDecision",
    "PhotoFace",
    "PhotographerChange",
    "PhotographerRow",
    "PhotoRating",
    "PhotoSums",
    "Preference",
    "Preferences",
    "PreferencesChange",
    "PresetChange",
    "PresetView",
    "Printable",
    "ProductFields",
    "ProductKind",
    "ProductView",
    "Profile",
    "ProfileChange",
    "PublicAlbum",
    "PublicProfile",
    "PushDevice",
    "PushView",
    "RatingView",
    "Readiness",
    "Receipt",
    "Refresh",
    "Refusal",
    "RefusedFile",
    "Registration",
    "Reported",
    "ReportReason",
    "ReportView",
    "ReviewCounts",
    "Role",
    "Room",
    "Saying",
    "SeenFace",
    "SelfieView",
    "Sender",
    "Senders",
    "Sending",
    "SentCode",
    "Settled",
    "ShareChange",
    "SharedAlbum",
    "SharedArchiveWanted",
    "ShareDownloads",
    "SharedSize",
    "ShareState",
    "ShareView",
    "Sheet",
    "Shipping",
    "ShippingView",
    "Signed",
    "SignedSending",
    "Size",
    "Splitting",
    "Standing",
    "Stars",
    "Starter",
    "StepView",
    "SuggestionView",
    "Sums",
    "SumsSold",
    "TagView",
    "TaskDetail",
    "TaskView",
    "TelegramView",
    "Ticket",
    "Tokens",
    "Total",
    "Undone",
    "Unit",
    "UnlockFor",
    "UploadState",
    "UploadView",
    "UserChange",
    "UserView",
    "Visibility",
    "WantedPart",
    "WantedParts",
    "WhereToPay",
    "WhichStep",
    "WhichSubscription",
    "Wish",
    "Work",
)
