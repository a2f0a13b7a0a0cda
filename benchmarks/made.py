"""Articles made up for measuring speed: the size and shape of real ones, the same every time."""

from __future__ import annotations

import random

NAMES = ("Ilse Marten", "Oskar Lind", "Pavla Hruby", "Dinh Van Khoa", "Ruth Abara", "Tomas Reyne", "Sana Ilyas", "Jonas Weber")
OFFICES = ("Harbour Minister", "Deputy Mayor", "Transport Commissioner", "Port Director", "Union leader", "Ambassador")
PLACES = ("Norhaven", "Port Selby", "the Eastern Strait", "Kallio", "the Lower Basin", "Vinh Son", "Ostermark")
TOPICS = (
    "the dredging of the channel",
    "ferry fares",
    "the container terminal",
    "cross-border rail links",
    "the fishing quota",
    "the tide gates",
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
MONTHS = ("January", "March", "May", "July", "September", "November")
SENTENCES = (
    "{name}, the {office} of {place}, said on {day} that work on {topic} would begin in {month} {year}.",
    "“We have waited {n} years for this, and we will not wait for another winter,” {last} said.",
    "The agreement, signed in {place} on {month} {d}, {year}, provides ${n}0 million for {topic}.",
    "According to the port authority, traffic rose by {n}.4 percent last year and fell by {d} percent in {place}.",
    "He added that talks about {topic} had been held twice a month since {year}.",
    "In the {year}s, {place} was the busiest crossing on the coast, with some {n},000 passengers a week.",
    "{name} told reporters that “{topic} cannot be settled by one side alone”, and called for a meeting within {d} days.",
    "Officials in {place} did not immediately respond to a request for comment about {topic}.",
    "The two sides upgraded their relationship to a partnership during a visit by the {office} in {month} {year}.",
    "Critics warned that the plan might cost more than ${n} billion, a figure the ministry called exaggerated.",
    "A first report on {topic} is due next {month}, and a second one before the end of the year.",
    "She said the new rules, which took effect on {d} {month}, had already cut waiting times by half.",
)
# What fills most of a report: told by the paper itself, without speaker or date.
TOLD = (
    "The quay has been closed to heavy lorries since the storm, and most of the cargo now goes by the northern road.",
    "Residents of the old town complain about noise at night, while shopkeepers fear for their summer trade.",
    "The ferry, painted white and green, carries cars, bicycles and a few dozen commuters at a time.",
    "Both banks of the river were once lined with warehouses, of which only the brick shells are left.",
    "Work stopped for a while when divers found the wreck of a barge in the mud below the bridge.",
    "It is a small port, but fishermen, pilots and customs officers all depend on the depth of its channel.",
    "Rail freight has grown faster than anyone expected, and the yard behind the station is full on most mornings.",
    "Neither side has shown much interest in a compromise, though their engineers meet regularly and get along well.",
    "The terminal's cranes are the tallest structures for miles around and can be seen from the hills inland.",
    "Environmental groups want the marsh to be left alone, arguing from surveys of its birds and fish.",
    "Prices for berths have doubled, smaller boats have moved down the coast, and the marina stands half empty.",
    "A new lock would allow larger vessels to pass, but it would also flood the meadows on the eastern shore.",
)


def sentence(source: random.Random) -> str:
    """More often than not one that tells, else one with a speaker, a date or a number."""
    if source.random() < 0.55:
        return source.choice(TOLD)
    name = source.choice(NAMES)
    return source.choice(SENTENCES).format(
        name=name,
        last=name.split()[-1],
        office=source.choice(OFFICES),
        place=source.choice(PLACES),
        topic=source.choice(TOPICS),
        day=source.choice(DAYS),
        month=source.choice(MONTHS),
        year=source.randint(1991, 2024),
        d=source.randint(2, 28),
        n=source.randint(3, 96),
    )


def paragraphs(source: random.Random, words: int) -> list[str]:
    """Paragraphs of one to three sentences, about `words` words in all."""
    made: list[str] = []
    count = 0
    while count < words:
        text = " ".join(sentence(source) for _ in range(source.randint(1, 3)))
        made.append(text)
        count += len(text.split())
    return made


def article(number: int, words: int = 500) -> str:
    """A plain article: title, date line, paragraphs."""
    source = random.Random(number)
    title = f"{source.choice(PLACES).capitalize()} looks again at {source.choice(TOPICS)}"
    return "\n\n".join([title, f"{source.choice(MONTHS)} {source.randint(1, 28)}, 2024", *paragraphs(source, words)]) + "\n"
