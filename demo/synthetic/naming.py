"""Names and texts of synthetic projects and organisations."""

from .dice import Dice
from .words import AIMS, COINED, HOLDERS, MEANS, NOUNS, PATRONS, PEOPLE, STORIES


def coined(dice: Dice) -> str:
    return "".join(dice.choice(halves) for halves in COINED)


def holder(dice: Dice, place: str) -> str:
    return dice.choice(HOLDERS).format(place=place, patron=dice.choice(PATRONS), coined=coined(dice))


def title(dice: Dice, theme: str) -> str:
    """`Novalis – plateau technique « Batteries »`."""
    return f"{coined(dice)} – {dice.choice(NOUNS)} «\u202f{theme}\u202f»"


def summary(dice: Dice, theme: str) -> str:
    people = dice.choice(PEOPLE)
    return f"{dice.choice(AIMS)} des {people} aux métiers du domaine «\u202f{theme}\u202f» par {dice.choice(MEANS)}."


def story(dice: Dice) -> str:
    """One to three paragraphs, or nothing: most real records have no story."""
    if not dice.perhaps(0.4):
        return ""
    sentences = dice.sample(STORIES, dice.randint(2, 6))
    texts = [sentence.format(count=dice.randint(3, 900)) for sentence in sentences]
    return "".join(f"<p>{' '.join(texts[start : start + 2])}</p>" for start in range(0, len(texts), 2))
