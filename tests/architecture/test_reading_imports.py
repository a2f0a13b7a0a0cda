import subprocess
import sys

HEAVY = ("pydantic", "trafilatura", "lxml", "pypdfium2", "feedparser", "charset_normalizer", "reportlab", "matplotlib", "resiliparse")


def test_reading_a_plain_file_imports_no_heavy_library(tmp_path):
    (tmp_path / "a.txt").write_text(
        "The river commission agreed on Monday to open the locks two hours earlier in summer.\n", encoding="utf-8"
    )
    script = (
        "import sys; from pathlib import Path; from briefgen.app.reading import read; "
        "assert read([Path(sys.argv[1])])[0].reading; print(*sys.modules, sep='\\n')"
    )
    done = subprocess.run([sys.executable, "-c", script, str(tmp_path / "a.txt")], capture_output=True, text=True, check=True)
    assert not set(HEAVY) & set(done.stdout.split())
