"""The drawn picture of a link: whole, light, of live words only, and never boxes in the place of letters."""

import re
from io import BytesIO
from time import process_time

import pytest
from django.test import Client
from PIL import Image

from articles.public.drawing import HEIGHT, WIDTH, Drawing, can_be_drawn, png
from articles.publishing import publish, withdraw
from tests import factories
from tests.articles.public import factory, paper
from tests.articles.public.test_quotation import publish_again
from tests.articles.publishing import stories

LONG = Drawing(
    "“" + "It was written in the log of the harbour office. " * 40 + "”", "Ines Calloway", "Master", "The Record", "named"
)


def address(client: Client, path: str) -> str:
    return re.search(r'og:image" content="https?://[^/]+(/[^"]+)"', client.get(path).content.decode()).group(1)


# What is not drawn


@pytest.mark.parametrize("words", ["", "…", "قالت إنها أغلقته", "Она закрыла", "彼女は閉めた"])
def test_words_our_type_has_no_letters_for_are_not_drawn(words: str) -> None:
    assert not can_be_drawn(Drawing(words, "Ines Calloway", "", "The Record"))


@pytest.mark.django_db
def test_a_page_whose_words_cannot_be_drawn_names_no_picture(client: Client) -> None:
    factory.site()
    page = factory.story("Она закрыла")

    assert "og:image" not in client.get(page.path).content.decode()


@pytest.mark.django_db
def test_a_picture_of_nothing_we_ever_had_is_not_found(client: Client) -> None:
    factory.site()

    for path in ("/cards/stories/nothing/0123456789abcdef.png", "/cards/quotations/x/0123.png", "/cards/people/x/01.png"):
        assert client.get(path).status_code == 404


# What is drawn


@pytest.mark.parametrize("words", ["Ramp closed", "“No.” 🙂", LONG.words, "W" * 400])
def test_any_length_is_drawn_whole_and_light(words: str) -> None:
    drawing = Drawing(words, "Ines Calloway", "Harbour master " * 9, "The Aldermere Record", "unnamed")
    began = process_time()

    drawn = png(drawing)

    assert process_time() - began < 0.5  # measured: 0.05 with cold fonts; a busy machine takes longer
    assert len(drawn) <= 60_000
    image = Image.open(BytesIO(drawn)).convert("L")
    assert image.size == (WIDTH, HEIGHT)
    assert min(image.crop((WIDTH - 70, 20, WIDTH, HEIGHT)).tobytes()) > 200, "something runs over the edge"


def test_any_sign_that_changes_changes_the_address() -> None:
    first = Drawing("Ramp closed", "Ines Calloway", "", "The Record")

    assert len({first.version, Drawing("Ramp shut", "Ines Calloway", "", "The Record").version, LONG.version}) == 3


@pytest.mark.django_db
@pytest.mark.parametrize("path", [paper.STORY, "/quotations/ramp1/"])
def test_a_page_names_its_picture_and_the_picture_may_be_kept(client: Client, path: str) -> None:
    paper.fill()

    answer = client.get(address(client, path))

    assert (answer.status_code, answer["Content-Type"]) == (200, "image/png")
    assert "immutable" in answer["Cache-Control"]
    assert "story:" in answer["Surrogate-Key"]
    assert 'name="twitter:card" content="summary_large_image"' in client.get(path).content.decode()


@pytest.mark.django_db
def test_a_story_with_a_picture_keeps_it_with_the_size_of_what_is_sent(client: Client) -> None:
    factory.site()
    shown = {"hash": "ab" * 32, "width": 3000, "height": 2000, "widths": [480, 960], "alt": "A ramp"}
    page = factory.story(picture=shown)

    html = client.get(page.path).content.decode()

    assert address(client, page.path).endswith("/960.jpg")
    assert 'og:image:width" content="960"' in html
    assert 'og:image:height" content="640"' in html


@pytest.mark.django_db
def test_an_earlier_drawing_leads_to_the_present_and_a_withdrawn_one_is_gone(client, reporter, publisher, now) -> None:
    factories.site()
    article = stories.full_story(reporter)
    publish(article, by=publisher, now=now)
    path = factory.StoryPage.objects.get().quotations[0]["address"]
    before, of_story = address(client, path), address(client, factory.StoryPage.objects.get().path)

    publish_again(article, publisher, now, article.body.replace("my thumb", "my hand"))
    after = address(client, path)
    assert after != before
    assert client.get(before)["Location"] == after

    withdraw(article.__class__.objects.get(), by=publisher, now=now, notice="We could not stand it up.")
    assert [client.get(each).status_code for each in (before, after, of_story)] == [410, 410, 410]
