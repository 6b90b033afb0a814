from fastapi import APIRouter

from photodrop.api import examples
from photodrop.api.describe import answers
from photodrop.services import phones
from photodrop.services.paging import Page
from photodrop.services.phones import Country

router = APIRouter(tags=["auth"])


@router.get(
    "/countries", summary="Dial codes and masks for a phone field", responses=answers(examples.listed(examples.COUNTRY))
)
def list_countries() -> Page[Country]:
    return Page(list(phones.countries()), None)
