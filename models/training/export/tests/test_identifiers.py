import pytest

from deepcodeseek_export.identifiers import split_identifiers

#: The table of `test/models/onnx/split-identifiers.test.ts`.
WORDS = {
    "getOpenTotal": "get Open Total",
    "openURLTool": "open URL Tool",
    "x2Go and sha256Of": "x2 Go and sha256 Of",
    "snake_case MAX_SIZE _": "snake_case MAX_SIZE _",
    "HTTP": "HTTP",
    "größeÄndern": "größeÄndern",
    "": "",
}


@pytest.mark.parametrize("text", WORDS)
def test_identifiers_are_split_into_their_words(text):
    assert split_identifiers(text) == WORDS[text]
