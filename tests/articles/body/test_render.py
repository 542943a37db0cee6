"""What readers get of a body: numbers instead of keys, buttons after quotations, pictures that exist."""

from articles.body import public_body, render_for_readers, render_public_body

A, B, M, N = "aaaaaaaaaa", "bbbbbbbbbb", "mmmmmmmmmm", "nnnnnnnnnn"
BODY = (
    f'<p><span data-quote="{A}">“We <strong>waited</strong>,”</span> <span data-mention="{M}">Ana Duarte</span> said.'
    f' <span data-quote="{A}">“Nobody came.”</span></p>'
    f'<figure data-picture="1a"><figcaption>The quay</figcaption></figure><figure data-picture="2b"></figure>'
    f'<p>The report says <span data-quote="{B}">“rust”</span>, and <span data-mention="{N}">Bo</span> agrees.</p>'
)


def test_mark_without_number_or_address_is_unwrapped():
    assert public_body(BODY, {}, {M: None, N: "javascript:alert(1)"}, {}) == (
        "<p>“We <strong>waited</strong>,” Ana Duarte said. “Nobody came.”</p><p>The report says “rust”, and Bo agrees.</p>"
    )


def test_public_body_has_numbers_and_addresses_and_no_key():
    public = public_body(BODY, {A: 1, B: 2}, {M: "/people/ana-duarte/"}, {"1a": "f00d"})

    assert public == (
        '<p><span data-quotation="1">“We <strong>waited</strong>,”</span> <a href="/people/ana-duarte/">Ana Duarte</a> said.'
        ' <span data-quotation="1">“Nobody came.”</span></p>'
        '<figure data-picture="f00d"><figcaption>The quay</figcaption></figure>'
        '<p>The report says <span data-quotation="2">“rust”</span>, and Bo agrees.</p>'
    )


def test_mention_in_a_link_keeps_the_link_of_the_reporter():
    body = f'<p><a href="/x"><span data-mention="{M}">Ana</span></a></p>'

    assert public_body(body, {}, {M: "/people/ana/"}) == '<p><a href="/x">Ana</a></p>'


def test_button_stands_after_the_last_span_of_each_quotation_and_the_id_on_the_first():
    public = public_body(BODY, {A: 1, B: 2}, {M: "/people/ana-duarte/"})

    page = render_public_body(
        public,
        {1: 'How we know, quotation 1: Ana "Red" Duarte', 2: "How we know, quotation 2: a report"},
        {2: "mark--doc"},
        {"1a": '<img src="/p.jpg" alt="">'},
    )

    assert page == (
        '<p><span class="said" id="q1">“We <strong>waited</strong>,”</span>'
        ' <a class="who" href="/people/ana-duarte/">Ana Duarte</a> said.'
        ' <span class="said">“Nobody came.”</span>'
        '<button class="mark" type="button" popovertarget="know-1"'
        ' aria-label="How we know, quotation 1: Ana &quot;Red&quot; Duarte">1</button></p>'
        '<figure><img src="/p.jpg" alt=""><figcaption>The quay</figcaption></figure>'
        '<p>The report says <span class="said" id="q2">“rust”</span>'
        '<button class="mark mark--doc" type="button" popovertarget="know-2"'
        ' aria-label="How we know, quotation 2: a report">2</button>, and Bo agrees.</p>'
    )


def test_quotation_without_card_has_no_dead_button():
    assert render_public_body('<p><span data-quotation="1">“x”</span></p>', {}, {}, {}) == (
        '<p><span class="said" id="q1">“x”</span></p>'
    )


def test_public_html_is_not_trusted_blindly():
    page = render_public_body(
        '<p onclick="x"><span data-quotation="1 onclick=">“x”</span><script>1</script></p>', {}, {}, {}
    )

    assert page == "<p>“x”</p>"


def test_ordinary_link_is_no_mention():
    page = render_public_body('<p><a href="https://x.example/people/">x</a></p>', {}, {}, {})

    assert page == '<p><a href="https://x.example/people/">x</a></p>'


def test_preview_by_keys_equals_the_two_steps_by_numbers():
    page = render_for_readers(
        BODY, {A: 1, B: 2}, {M: "/people/ana/"}, {"1a": "<img>"}, labels={A: "One", B: "Two"}, kinds={B: "mark--doc"}
    )

    assert page == render_public_body(
        public_body(BODY, {A: 1, B: 2}, {M: "/people/ana/"}), {1: "One", 2: "Two"}, {2: "mark--doc"}, {"1a": "<img>"}
    )
