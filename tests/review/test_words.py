"""The desk's words: on a French desk what is in doubt is said in French."""

from __future__ import annotations

from pathlib import Path

from dossier.build import undated_figures
from dossier.check import check
from dossier.config import load_config
from dossier.desk.words import doubt_in
from dossier.extraction import extract
from tests.desk import CONFIG

FIRES = (12, 14, 15000)
ARTICLES = {
    "a": "3 March 2025\n\nThis is invented. The fire wounded 21 dockers, the mayor said. The fire wounded 37 dockers, the union said.\n",
    "b": "3 March 2025\n\nThis is invented. In all, 5 dockers died in the fire. The mayor said so.\n",
    **{f"c{value}": f"4 March 2025\n\nThis is invented. The fire killed {value} dockers, a witness said.\n" for value in FIRES},
}


def test_each_doubt_about_a_figure_is_said_in_french(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    for name, text in ARTICLES.items():
        (tmp_path / "seeds" / f"{name}.txt").write_text(f"The fire\n\n{text}", encoding="utf-8")
    (tmp_path / "dossier.yml").write_text(CONFIG, encoding="utf-8")
    config = load_config(tmp_path / "dossier.yml")
    items = [item for item in check(config, list(extract(config, [tmp_path / "seeds"])), figures=undated_figures) if item.claim]
    said = {item.kind: (item.what, doubt_in("fr", item.kind, item.what, item.parts)) for item in items}
    assert {"nobody", "far", "contradiction"} <= said.keys()
    for what, french in said.values():
        assert french != what
        assert "«\xa0" in french
        assert doubt_in("en", "far", what, ()) == what
