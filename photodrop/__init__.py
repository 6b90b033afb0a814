"""PhotoDrop: a self-hosted home for photographers' deliveries."""
