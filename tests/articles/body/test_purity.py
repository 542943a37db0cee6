"""The body format knows neither Django nor our models, and is quick enough for every save."""

import subprocess
import sys
import time

from articles.body import read

STORY = "".join(
    f'<p>{"The ramp was shut for the whole of the winter. " * 6}<span data-quote="{letter * 10}">'
    f'“{"Nobody asked us. " * 6}”</span>, said <span data-mention="{letter * 10}">Ana Duarte</span>.</p>'
    for letter in "abcdefgh"
)


def test_package_imports_nothing_of_django_or_of_our_models():
    code = "import sys, articles.body; print([m for m in sys.modules if m.split('.')[0] in ('django', 'sources')])"

    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert answer.stdout.strip() == "[]"


def test_story_of_600_words_is_read_sanitised_and_measured_in_few_milliseconds():
    def once() -> float:
        began = time.process_time()
        body = read(STORY)
        assert body.html
        assert len(body.marks.quotations) == 8
        assert len(body.plain.split()) > 600
        return time.process_time() - began

    assert min(once() for _ in range(20)) < 0.003  # alone about 0.8 ms
