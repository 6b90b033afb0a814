from enum import StrEnum


class OrderState(StrEnum):
    ACCEPTED = "accepted"
    CANCELLED = "cancelled"
    DELIVERED = "delivered"
    PLACED = "placed"
    PRINTING = "printing"
    SHIPPED = "shipped"

    def __str__(self) -> str:
        return str(self.value)
