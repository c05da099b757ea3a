"""A tiny checkpoint of the true architecture, made from a seed: for tests, where a real one is too large.

It is trained for some minutes to say yes where a document is about the same thing as the code, so that its scores spread as those
of a trained model do. It knows some forty words and nothing of ServiceNow: no accuracy follows from it.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .manifest import decoder_reranker_contract

PAD, START, END = "<|endoftext|>", "<|im_start|>", "<|im_end|>"
SPECIAL = [PAD, START, END, "<think>", "</think>"]
VOCABULARY = 1024
#: How Qwen's tokenizer splits text before it merges.
PRETOKENS = (
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*"
    r"|\s*[\r\n]+|\s+(?!\S)|\s+"
)
SHAPE = {
    "hidden_size": 48,
    "intermediate_size": 96,
    "num_hidden_layers": 3,
    "num_attention_heads": 4,
    "num_key_value_heads": 2,
    "head_dim": 16,
}
NOUNS = (
    "invoice vendor contract customer payment budget shipment warehouse ticket incident asset licence employee holiday "
    "approval catalog order refund device network backup password meeting report survey training project milestone risk "
    "audit location building vehicle schedule message template document signature subscription"
).split()
VERBS = "get find create update close open send check compute list add remove validate count merge".split()
RULES = "date user state total owner reason amount status".split()
LEARNING_RATE = 3e-3
#: Most steps leave the prompt's constant head out: what is to be learned stands behind it, and it is half of the work.
SHORT_SHARE = 0.8


@dataclass(frozen=True)
class TinyOptions:
    seed: int = 7
    steps: int = 3_000
    batch: int = 32


def make_tiny_checkpoint(out: Path, options: TinyOptions | None = None) -> None:
    """Writes config, tensors and tokenizer into `out`, which must be new. Needs PyTorch, Transformers and Tokenizers."""
    import torch
    from transformers import Qwen3Config, Qwen3ForCausalLM

    options = options or TinyOptions()
    out.mkdir(parents=True)
    tokenizer = _make_tokenizer(out, options.seed)
    torch.manual_seed(options.seed)
    config = Qwen3Config(
        **SHAPE,
        vocab_size=VOCABULARY,
        rope_theta=1e6,
        rms_norm_eps=1e-6,
        max_position_embeddings=2048,
        tie_word_embeddings=True,
        attention_bias=False,
    )
    model = Qwen3ForCausalLM(config)
    labels = torch.tensor([tokenizer.token_to_id("no"), tokenizer.token_to_id("yes")])
    optimiser = torch.optim.AdamW(model.parameters(), lr=LEARNING_RATE, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, LEARNING_RATE, options.steps)
    pairs = lessons(options.seed)
    head = decoder_reranker_contract(shared_prefix=False)["prompt"]["head"]
    for step in range(options.steps):
        texts, wanted = zip(*(next(pairs) for _ in range(options.batch)), strict=True)
        if step < options.steps * SHORT_SHARE:
            texts = [text[len(head) :] for text in texts]
        rows = [each.ids for each in tokenizer.encode_batch(list(texts), add_special_tokens=False)]
        last = torch.tensor([len(row) - 1 for row in rows])
        width = max(len(row) for row in rows)
        ids = torch.tensor([row + [0] * (width - len(row)) for row in rows])
        hidden = model.model(input_ids=ids).last_hidden_state[torch.arange(len(rows)), last]
        logits = model.lm_head(hidden)[:, labels]
        loss = torch.nn.functional.cross_entropy(logits, torch.tensor(wanted))
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        if step % 200 == 199:
            right = (logits.argmax(-1) == torch.tensor(wanted)).float().mean().item()
            print(f"step {step + 1}: loss {loss.item():.3f}, right {right:.2f}", flush=True)
    model.save_pretrained(out)


def prompt(query: str, document: str) -> str:
    """Query and document in the prompt of a reranker, whole."""
    parts = decoder_reranker_contract(shared_prefix=False)["prompt"]
    return (
        parts["head"]
        + parts["query"].replace("{query}", query)
        + parts["document"].replace("{document}", document)
        + parts["suffix"]
    )


def lessons(seed: int) -> Iterator[tuple[str, int]]:
    """Prompts without end, each with 1 where the document is about what the code handles, else 0."""
    chance = random.Random(seed)
    while True:
        noun = chance.choice(NOUNS)
        wanted = int(chance.random() < 0.5)
        other = noun if wanted else chance.choice([each for each in NOUNS if each != noun])
        yield prompt(_code(chance, noun), _card(chance, other)), wanted


def _code(chance: random.Random, noun: str) -> str:
    rule, verb = chance.choice(RULES), chance.choice(VERBS)
    lines = [
        f"var {rule} = gs.getProperty('{rule}');",
        f"if (!current.{rule}) return;",
        f"// {verb} the {rule}",
        f"var record = new GlideRecord('{rule}');",
    ]
    about = [f"current.{noun}.getValue('{rule}');", f"var {noun} = ", f"// {verb} the {noun}\n", f"{noun}.{rule} = "]
    return "\n".join([*chance.sample(lines, chance.randint(0, 3)), chance.choice(about)])


def _card(chance: random.Random, noun: str) -> str:
    verbs = chance.sample(VERBS, 2)
    title, rule = noun.capitalize(), chance.choice(RULES)
    end = chance.choice(["Util", "Service", "Helper", "Manager"])
    return f"{title}{end}: {verbs[0]}s the {rule} of a {noun}. {verbs[1]}{title}({rule}), {verbs[0]}({noun})"


def _make_tokenizer(out: Path, seed: int):
    from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, pre_tokenizers, trainers

    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(PRETOKENS), behavior="isolated"),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]
    )
    tokenizer.decoder = decoders.ByteLevel()
    pairs = lessons(seed)
    texts = [next(pairs)[0] for _ in range(2_000)] + ["yes", "no"] * 1_000
    trainer = trainers.BpeTrainer(
        vocab_size=VOCABULARY,
        special_tokens=[AddedToken(each, special=True) for each in SPECIAL],
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    tokenizer.train_from_iterator(texts, trainer)
    tokenizer.save(str(out / "tokenizer.json"))
    settings = {"tokenizer_class": "Qwen2Tokenizer", "pad_token": PAD, "eos_token": END, "add_bos_token": False}
    (out / "tokenizer_config.json").write_text(json.dumps(settings, indent=2) + "\n", "utf-8")
    return tokenizer
