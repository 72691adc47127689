"""Web pages as texts: the article is read, what stands around it is not, and places are kept."""

import html
import re
import string
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pourparler_validators.formats.article_text import MAX_TAGS, UnreadableTextError, article_text
from pourparler_validators.formats.web_pages.reading import WebPage, web_page

PAGES = Path(__file__).parent / "pages"


def read(page: str) -> str:
    return web_page(page).read.text


def page(name: str) -> WebPage:
    return web_page((PAGES / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", ["wordpress", "office", "mediawiki"])
def test_the_article_of_a_page_is_read(name: str) -> None:
    text = (PAGES / f"{name}.txt").read_text(encoding="utf-8")
    assert page(f"{name}.html").read.text == text.removesuffix("\n")


@pytest.mark.parametrize(
    ("name", "left_out"),
    [
        (
            "wordpress",
            [
                'class "skip-link": Skip to content',
                'role "banner": Northern Courier World Talks',
                "<figure>: The hall in Geneva, in a photo of last week.",
                'class "wp-caption": Brandt on her way out.',
                'class "pullquote": We are not ready to sign',
                'class "entry-footer": Tagged border',
                'id "comments": 3 thoughts They are ready to sign, I was there!',
                "<aside>: Most read Minister resigns",
                "<form>: Search Go",
                'class "site-footer": Powered by nothing',
                "hidden: An advertisement that nobody sees.",
                "<noscript>: Switch on scripts.",
            ],
        ),
        (
            "mediawiki",
            [
                'class "noprint": From a free library',
                'class "mw-jump-link": Jump to navigation',
                'role "navigation": Contents 1 Rounds',
                'class "mw-editsection": [edit]',
                'class "thumbcaption": The hall in 1999',
                'role "navigation": Series on borders',
                'class "catlinks": Categories: Talks',
                'id "mw-navigation": Log in',
                'role "contentinfo": Last edited in May',
            ],
        ),
    ],
)
def test_what_is_left_out_is_told(name: str, left_out: list[str]) -> None:
    assert [
        f"{one.what}: {one.words}" for one in page(f"{name}.html").left_out if one.words
    ] == left_out


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("<p>We go.<p>They stay.", "We go.\n\nThey stay."),
        ("We go.<br>They<br/>stay.", "We go.\nThey\nstay."),
        ("We <b>do</b> <i>not</i>\n  go", "We do not go"),
        ("Ge<b>ne</b>va", "Geneva"),
        ("R&amp;D &lt;b&gt; &#8220;x&#x201D; &nbsp;&mdash;", "R&D <b> “x” \u00a0—"),
        ("AT&T &notit; &unknown; & &#; &#x;", "AT&T ¬it; &unknown; & &#; &#x;"),
        ("&#150;&#0;&#x110000;", "–\ufffd\ufffd"),
        ("a < b, a<3, 5 > 4, <>, </>x", "a < b, a<3, 5 > 4, <>, x"),
        ("He said <q>we go</q>.", "He said “we go”."),
        ("10<sup>2</sup> m, said<sup>3</sup>, the 2<sup>nd</sup>", "10² m, said³, the 2nd"),
        ("a<!-- no --> b <!-- <p> -- > --> c <!--> d <!---> e", "a b c d e"),
        ("a <![CDATA[ no ]]> b <?php no ?> c <!no> d", "a b c d"),
        ("a<script>'</p>' + '<!--'</script> b<style>p { }</style> c", "a b c"),
        ("a<SCRIPT >no</ScRiPt > b", "a b"),
        ("a<script>never closed <p>b</p>", "a"),
        ('<a title="x > y" href=\'"\'>a</a> <a href=x/y>b</a> <a "c>d</a>', "a b d"),
        ("<ul><li>one<li>two <ul><li>in</ul><li>three</ul>", "one\n\ntwo\n\nin\n\nthree"),
        ("<table><tr><td>a<td>b<tr><td><table><tr><td>c</table>d</table>", "a\tb\n\nc\n\nd"),
        ("<table><tr><td>a</div></p>b</td></tr></table>", "a\n\nb"),
        ("<pre>a  b\n c\n\nd</pre>", "a b\nc\n\nd"),
        ("We go.<br>\n<BR/>They stay.<br>And", "We go.\n\nThey stay.\nAnd"),
        ("<div><div><p><q>a</q></p></div></div><div>b</div>", "“a”\n\nb"),
        ("</div></nav></p>a</b>", "a"),
        ("a<wbr>b<hr>c<img alt=no>d", "ab\n\ncd"),
        ("\ufeffa\x00b\x0c c", "\ufeffa\x00b c"),
        ("", ""),
    ],
)
def test_what_is_read(written: str, text: str) -> None:
    assert read(written) == text


@pytest.mark.parametrize(
    "around",
    [
        "<nav>{}</nav>",
        "<aside>{}</aside>",
        "<footer>{}</footer>",
        "<form>{}</form>",
        "<button>{}</button>",
        "<select><option>{}</select>",
        "<figure><img><figcaption>{}</figcaption></figure>",
        "<template>{}</template>",
        "<svg><text>{}</text></svg>",
        "<div hidden>{}</div>",
        '<p aria-hidden="true">{}</p>',
        "<span style='color: red; DISPLAY : none'>{}</span>",
        "<div role=Navigation>{}</div>",
        '<div class="site menu">{}</div>',
        "<div id=photo_caption>{}</div>",
        '<a class="skip-link" href="#a">{}</a>',
        "<textarea>{}</textarea>",
        "<iframe>{}</iframe>",
        "<title>{}</title>",
    ],
)
def test_what_is_no_article_is_left_out(around: str) -> None:
    element = around.format("Not this")
    found = web_page(f"<p>The talks ended late.</p>{element}<p>They go on.</p>")
    assert found.read.text == "The talks ended late.\n\nThey go on."
    (one,) = [one for one in found.left_out if one.what != "<figcaption>"]
    assert found.read.source[one.start : one.end] == element


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (
            "The <span class=tooltip>delegation<span class=tooltiptext>six persons</span></span> "
            "left the hall late, and came back on the next day.",
            "The delegation left the hall late, and came back on the next day.",
        ),
        ("<p>The talks ended late.<p hidden>They went", "The talks ended late."),
        ("<ul><li>The talks ended late.<li class=menu>Home</ul>", "The talks ended late."),
        ("<nav>Home<p>The talks ended late", "Home\n\nThe talks ended late"),
        ("<form><h1>Talks</h1>They end</form>", "Talks\n\nThey end"),
        ("<div class=sidebar>The talks ended late.</div>So.", "The talks ended late.\n\nSo."),
        ("<body class='no menu'>The talks<p>ended", "The talks\n\nended"),
        ("<p class=has-sidebar>The talks</p>So it is", "The talks\n\nSo it is"),
        ("<a class=share>The</a> talks ended late", "The talks ended late"),
        (
            "<p>Long enough is this.<figure><table><tr><td>May</table><figcaption>x</figcaption>"
            "</figure>",
            "Long enough is this.\n\nMay",
        ),
        (
            "<p>Long enough is this.<blockquote>We go<footer>Brandt</footer></blockquote>",
            "Long enough is this.\n\nWe go\n\nBrandt",
        ),
        (
            "<header><h1>Talks</h1></header><p>Before<main>The talks ended late.</main><p>After",
            "Talks\n\nThe talks ended late.",
        ),
        (
            "<article>The talks ended late, and without a paper</article><article>More</article>",
            "The talks ended late, and without a paper",
        ),
        ("<article>One of two</article><article>Two of two</article>", "One of two\n\nTwo of two"),
    ],
)
def test_what_may_be_the_article_is_kept(written: str, text: str) -> None:
    assert read(written) == text


PARTS = st.sampled_from(
    [
        *("<p>", "</p>", "<div>", "</div>", "<nav>", "</nav>", "<main>", "</main>", "<td>", "<tr>"),
        *("<table>", "</table>", "<br>", "<q>", "</q>", "<sup>", "</sup>", "<li>", "<h1>", "</h1>"),
        *("<article>", "</article>", "<script>", "</script>", "<!--", "-->", "<![CDATA[", "]]>"),
        *(
            "<a b='",
            '<p class="menu">',
            "<pre>",
            "</pre>",
            "&amp;",
            "&#8220;",
            "&notit;",
            "&",
            "&#",
        ),
        *("<", ">", '"', "'", " ", "\n", "\t", "\f", "word", "12", "не", "\u00a0", "\ud800", "\0"),
    ]
)
SOUP = st.lists(PARTS | st.text(max_size=4), max_size=40).map("".join)


@given(SOUP, st.booleans())
@example("&notit;", False)
@example("<![CDATA[a&amp;b", True)
def test_any_page_is_read_and_its_places_are_kept(page: str, is_xml: bool) -> None:
    found = web_page(page, is_xml=is_xml)
    made = found.read
    spans = [made.span(place, place + 1) for place in range(len(made.text))]
    assert [start for start, _ in spans] == sorted(start for start, _ in spans)
    assert [end for _, end in spans] == sorted(end for _, end in spans)
    for letter, (start, end) in zip(made.text, spans, strict=True):
        assert 0 <= start < end <= len(page)
        there = page[start:end]
        if letter in "\n\t " and there != letter:
            assert re.fullmatch(r"(?s)\s+|.*<.*|.*&.*", there)
        elif there[0] == "<" and letter in "“”":
            assert re.match("</?q", there)
        elif letter in "⁰¹²³⁴⁵⁶⁷⁸⁹" and there in string.digits:
            assert "<sup>" in page
        else:
            assert letter in html.unescape(there)
    for one in found.left_out:
        assert 0 <= one.start < one.end <= len(page)


@given(SOUP)
def test_a_plain_text_that_is_shown_as_a_page_is_read_back(text: str) -> None:
    words = " ".join(re.sub("[\0\ud800]", "", text).split())
    found = web_page(f"<p>{html.escape(words)}</p>").read
    assert found.text == words


def test_places_are_those_of_the_page() -> None:
    source = "<p>We are <b>not</b> ready,&rdquo; he said.</p>"
    found = web_page(source).read
    start = found.text.index("are")
    assert source[slice(*found.span(start, start + 13))] == "are <b>not</b> ready"


ARTICLE = "<meta charset={}><p>Мы не готовы подписать документ."


@pytest.mark.parametrize("label", ["windows-1251", "koi8-r", "iso-8859-5", "utf-8", "x-cp1251"])
def test_a_page_in_the_encoding_that_it_declares(label: str) -> None:
    codec = {"x-cp1251": "cp1251"}.get(label, label)
    content = ARTICLE.format(label).encode(codec)
    if label == "x-cp1251":
        with pytest.raises(UnreadableTextError, match="an encoding that is not known: x-cp1251"):
            article_text(content, "a.html")
    else:
        assert article_text(content, "a.HTML").text == "Мы не готовы подписать документ."


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"<meta charset=latin1><p>caf\xe9 \x93x\x94 \x81", "café “x” \x81"),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1">\x97', "—"),
        (b"<?xml version='1.0' encoding='windows-1252'?><p>caf\xe9</p>", "café"),
        ("\ufeff<p>не".encode(), "не"),
        ("\ufeff<p>не".encode("utf-16-le"), "не"),
        ("\ufeff<p>не".encode("utf-16-be"), "не"),
        ("<meta charset=windows-1251><p>не".encode(), "не"),
        (b"<p>a\r\nb", "a b"),
    ],
)
def test_marks_and_labels_of_encodings(content: bytes, text: str) -> None:
    content += b"" if text in "не" else b"<p>word"
    assert article_text(content, "a.htm").text in (text, f"{text}\n\nword")


@pytest.mark.parametrize(
    ("content", "name", "reason", "help_"),
    [
        (
            b"<p>caf\xe9",
            "a.html",
            "is not in UTF-8, and the page names no other encoding",
            "save the page as UTF-8",
        ),
        (
            b"<meta charset=hex><p>caf\xe9",
            "a.html",
            "names an encoding that is not known: hex",
            "save the page as UTF-8",
        ),
        (
            b"<meta charset=gb2312>\xff\xff",
            "a.html",
            "is not in gb2312, as the page says",
            "save the page as UTF-8",
        ),
        (
            b"<body><script>render()</script></body>",
            "a.html",
            "has no words outside its scripts",
            "save the page as the browser shows it, or its text",
        ),
        (
            b"%PDF-1.7 \xff",
            "a.pdf",
            "is a PDF",
            "write its text with pdftotext, without -layout, and name that file",
        ),
        (b"PK\x03\x04", "a.docx", "is a packed document, as of Word or LibreOffice", None),
        (b"caf\xe9", "a.txt", "is not in UTF-8", "save it as UTF-8"),
    ],
)
def test_what_is_no_text(content: bytes, name: str, reason: str, help_: str | None) -> None:
    with pytest.raises(UnreadableTextError) as error:
        article_text(content, name)
    assert str(error.value) == reason
    assert error.value.help == (help_ or "save it as plain text")


@pytest.mark.parametrize(
    "broken",
    ["<", "<!--", '<a "', "<a b='", "<div>", "&", "<nav>", "<article>a", "<p>", "<table><tr><td>"],
)
def test_long_broken_pages_are_read(broken: str) -> None:
    web_page(broken * 20_000)


def test_a_page_of_too_many_tags_is_not_read() -> None:
    with pytest.raises(UnreadableTextError, match=r"^has more than 500,000 tags$"):
        article_text(b"a<b>" * (MAX_TAGS + 1), "a.html")
