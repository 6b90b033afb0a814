"""A field that was not given at all, where None means something."""


class Unset:
    pass


UNSET = Unset()
