from xml.etree import ElementTree

from deepcodeseek_training.plot import MOST_POINTS, curves_of, plot_svg

ENTRIES = [
    {"step": 0, "validation": {"mrr": 0.2}},
    *({"step": step, "loss": 2.0 - step / 1000, "seconds": 1.0} for step in range(1, 1001)),
    {"step": 1000, "validation": {"mrr": 0.6}, "event": "stopped"},
]


def test_every_measure_is_a_curve_of_not_too_many_points():
    curves = {(each.name, each.kind): each.points for each in curves_of(ENTRIES)}
    assert set(curves) == {("mrr", "validation"), ("loss", "step")}
    assert curves["mrr", "validation"] == [(0, 0.2), (1000, 0.6)]
    assert len(curves["loss", "step"]) <= MOST_POINTS


def test_a_plot_is_well_formed_and_stays_on_its_page():
    page = ElementTree.fromstring(plot_svg("run <1>", ENTRIES))
    lines = [each for each in page.iter() if each.tag.endswith("polyline")]
    assert len(lines) == 2
    for line in lines:
        for point in line.attrib["points"].split():
            across, down = map(float, point.split(","))
            assert 0 <= across <= float(page.attrib["width"])
            assert 0 <= down <= float(page.attrib["height"])
