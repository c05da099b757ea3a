import numpy as np
import pytest

from deepcodeseek_training.dataset import Question
from deepcodeseek_training.evaluation import SystemRanks
from deepcodeseek_training.evaluation_report import report_json, report_text
from deepcodeseek_training.metrics import bootstrap_interval, figures, share_not_better

RANKS = np.array([1, 2, 5, 11, 41, np.inf])


def test_ranks_are_worth_what_evaluate_says():
    told = figures(RANKS, list("abcdef"))
    assert [told[f"top-{most}"].mean * 6 for most in (1, 3, 5, 10, 20, 40)] == pytest.approx([1, 2, 3, 3, 4, 4])
    assert told["MRR"].mean == pytest.approx((1 + 1 / 2 + 1 / 5 + 1 / 11 + 1 / 41) / 6)
    assert told["NDCG@10"].mean == pytest.approx((1 + 1 / np.log2(3) + 1 / np.log2(6)) / 6)


def test_an_interval_draws_whole_scripts():
    values = np.array([1.0] * 50 + [0.0] * 50)
    alone = bootstrap_interval(values, [str(at) for at in range(100)])
    together = bootstrap_interval(values, [str(at // 25) for at in range(100)])
    assert alone.low < 0.5 < alone.high
    assert together.high - together.low > 2 * (alone.high - alone.low)
    single = bootstrap_interval(values, ["one"] * 100)
    assert (single.low, single.mean, single.high) == (0.5, 0.5, 0.5)


def test_a_difference_of_nothing_is_no_better():
    assert share_not_better(np.zeros(10), list("abcdefghij")) == 1
    assert share_not_better(np.ones(10), list("abcdefghij")) == pytest.approx(1 / 1001)


def test_without_questions_there_are_no_figures():
    with pytest.raises(ValueError, match="at least one"):
        figures(np.array([]), [])


@pytest.fixture
def report(data) -> tuple[str, dict]:
    questions: list[Question] = list(data.questions("test"))
    good, bad = np.ones(len(questions)), np.full(len(questions), 30.0)
    systems = [SystemRanks("ranker", None, bad), SystemRanks("base", 32, bad), SystemRanks("sft", 32, good)]
    return report_text(data, questions, systems), report_json(data, questions, systems)


def test_the_tables_fit_a_page_and_compare_stages(report):
    text, _ = report
    assert max(map(len, text.splitlines())) <= 100
    assert "Which API, only the code before the cursor in view (8 questions)" in text
    assert "top-5 of sft, 32 against base, 32: 100.0 points (100-100), p 0.001" in text


def test_the_json_holds_every_system_in_every_view(report):
    _, told = report
    assert [(each["system"], each["view"]) for each in told["systems"]][:3] == [
        ("ranker", "both"),
        ("base", "both"),
        ("sft", "both"),
    ]
    assert told["systems"][2]["figures"]["top-5"] == {"mean": 1.0, "low": 1.0, "high": 1.0}
    assert sum(each["questions"] for each in told["systems"][0]["callers"].values()) == 8
