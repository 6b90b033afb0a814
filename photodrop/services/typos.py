"""Whether one word is another with a slip of the finger in it."""

SHORTEST = 4
LONG = 8


def is_typo(written: str, meant: str) -> bool:
    """One slip in a word of 4 to 7 letters, two in a longer one: a letter too many, missing, wrong, or two swapped."""
    return 0 < slips(written, meant) <= allowed(written)


def allowed(word: str) -> int:
    if len(word) < SHORTEST:
        return 0
    return 1 if len(word) < LONG else 2


def slips(written: str, meant: str) -> int:
    """The distance of Damerau and Levenshtein, each pair of neighbours swapped at most once."""
    before: list[int] = []
    last = list(range(len(meant) + 1))
    for row, letter in enumerate(written, 1):
        current = [row]
        for column, other in enumerate(meant, 1):
            cost = min(last[column] + 1, current[-1] + 1, last[column - 1] + (letter != other))
            swapped = row > 1 and column > 1 and letter == meant[column - 2] and written[row - 2] == other
            current.append(min(cost, before[column - 2] + 1) if swapped else cost)
        before, last = last, current
    return last[-1]
