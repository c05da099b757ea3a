"""What the tiny reranker is taught with: code about one thing, cards of APIs about the same or another."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from .manifest import decoder_reranker_contract

NOUNS = (
    "invoice vendor contract customer payment budget shipment warehouse ticket incident asset licence employee holiday"
).split()
VERBS = "get find create update close open send check compute list add remove validate count merge".split()
RULES = "date user state total owner reason amount status".split()
KINDS = "Util Service Helper Manager".split()


@dataclass(frozen=True)
class Lesson:
    query: str
    document: str
    #: Whether the document is about what the code handles.
    is_wanted: bool


@dataclass(frozen=True)
class PromptParts:
    """A prompt as the runtime tokenises it: each part by itself."""

    head: str
    query: str
    document: str
    suffix: str

    def whole(self) -> str:
        return self.head + self.query + self.document + self.suffix


def prompt_parts(query: str, document: str) -> PromptParts:
    prompt = decoder_reranker_contract(shared_prefix=False)["prompt"]
    return PromptParts(
        prompt["head"],
        prompt["query"].replace("{query}", query),
        prompt["document"].replace("{document}", document),
        prompt["suffix"],
    )


def lessons(seed: int, *, is_short: bool = False) -> Iterator[Lesson]:
    """Lessons without end, half of them wanted; short ones have one line of code and a card of a few words."""
    chance = random.Random(seed)
    while True:
        noun = chance.choice(NOUNS)
        is_wanted = chance.random() < 0.5
        other = noun if is_wanted else chance.choice([each for each in NOUNS if each != noun])
        if is_short:
            yield Lesson(_naming_line(chance, noun), _short_card(chance, other), is_wanted)
        else:
            yield Lesson(code_about(chance, noun), card_about(chance, other), is_wanted)


def _naming_line(chance: random.Random, noun: str) -> str:
    verb, rule = chance.choice(VERBS), chance.choice(RULES)
    return chance.choice(
        [
            f"var {noun} = ",
            f"// {verb} the {noun}\n",
            f"var {rule} = {noun}.{rule};\n",
            f"if (! {noun}.{rule}) return;\n",
        ]
    )


def code_about(chance: random.Random, noun: str) -> str:
    rule, verb = chance.choice(RULES), chance.choice(VERBS)
    lines = [
        f"var {rule} = gs.getProperty('{rule}');\n",
        f"if (!current.{rule}) return;\n",
        f"// {verb} the {rule}\n",
        f"var record = new GlideRecord('{rule}');\n",
    ]
    above = chance.sample(lines, chance.randint(0, 3))
    return "".join([*above, _naming_line(chance, noun)])


def _short_card(chance: random.Random, noun: str) -> str:
    return f"{chance.choice(KINDS)}: {chance.choice(VERBS)} {noun}"


def card_about(chance: random.Random, noun: str) -> str:
    verbs = chance.sample(VERBS, 2)
    title, rule, kind = noun.capitalize(), chance.choice(RULES), chance.choice(KINDS)
    return f"{title}{kind}: {verbs[0]} the {rule} of {noun}. {verbs[1]}{title}({rule})"
