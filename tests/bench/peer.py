"""The named-entity recogniser of underthesea on the same text, in an environment of its own that is thrown away."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.extraction_speed import characters_per_second, labelled_texts
from tests.bench.report import Line

_WHAT = "extraction against underthesea's NER on the same text, one core"
_PEER = """
import json, sys, time
from underthesea import ner
texts = json.load(sys.stdin)
ner(texts[0])
began = time.process_time()
for text in texts:
    ner(text)
print(sum(map(len, texts)) / (time.process_time() - began))
"""


def against_peer() -> Line:
    """The ratio of the speeds, or why there is none."""
    with tempfile.TemporaryDirectory() as folder:
        python = Path(folder, "bin", "python")
        try:
            subprocess.run([sys.executable, "-m", "venv", folder], check=True, capture_output=True)
            install = [str(python), "-m", "pip", "install", "--quiet", "underthesea"]
            subprocess.run(install, check=True, capture_output=True, text=True)
            texts = json.dumps(labelled_texts())
            told = subprocess.run([str(python), "-c", _PEER], check=True, capture_output=True, text=True, input=texts)
        except subprocess.CalledProcessError as error:
            complaint = str(error.stderr).strip().splitlines() or ["no reason was given"]
            return Line(
                _WHAT, f"not measured: underthesea cannot be installed or run here ({complaint[-1]})", "60 times"
            )
    peer = float(told.stdout.split()[-1])
    ratio = characters_per_second() / peer
    return Line(_WHAT, f"{ratio:.0f} times ({peer:,.0f} characters a second)", "60 times", ratio >= 60, is_quoted=True)
