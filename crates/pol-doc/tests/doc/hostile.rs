//! Texts that would be markup if they could: they come out as they were written, in both forms.

use crate::page::{Page, SMALL, policy};
use pol::Policy;
use pol_doc::{Options, markdown};
use pulldown_cmark::{Event, Options as Extensions, Parser, Tag};

/// Texts that try to leave where they stand.
const HOSTILE: [&str; 9] = [
    "<script>alert(1)</script>",
    "</title></style></svg></pre><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)' x='",
    "a & b &lt; c &amp;lt; d",
    "<!-- --><![CDATA[ x ]]>",
    "[x](javascript:alert(1)) ![x](https://x.y/z) <https://x.y>",
    "` `` ``` | \\| * _ ~ # > - +",
    "1. one",
    "https://x.y/z www.x.y a@b.c $x$",
];

/// The small policy with a text everywhere where one may stand.
fn hostile(text: &str) -> Policy {
    let places = [
        "Swimming lessons",
        "The town",
        "Guideline 7",
        "Only residents are covered.",
        "First edition.",
        "Not medically necessary",
        "GENERAL",
        "From 2026.",
        "ICD-10-CM",
        "Conditions of the knee",
        "2026",
        "Knee",
        "The request",
        "When would the lessons begin?",
        "Visits at a time",
        "Criteria",
        "The member's knee or hip hurts.",
        "first sentence",
        "Visits that are released.",
        "{deep_limit} in deep water.",
        "The pool is not licensed.",
        "Ask whether the member can swim.",
        "A letter says why.",
        "The committee wants to see every letter.",
        "Ten visits for a knee",
        "Codes as billed.",
        "The guideline speaks of residents only in its title.",
    ];
    let quoted = text.replace('\\', "\\\\").replace('"', "\\\"");
    let quoted = quoted.replace('{', "{{").replace('}', "}}");
    let replace = |small: String, place: &&str| {
        small.replace(&format!("\"{place}\""), &format!("\"{quoted}\""))
    };
    policy(&places.iter().fold(SMALL.to_owned(), replace))
}

#[test]
fn on_a_page_they_are_only_words() {
    for text in HOSTILE {
        let page = Page::of(&hostile(text));
        assert_eq!(page.complaints(), Vec::<String>::new(), "{text}");
        assert!(
            page.all("script, img, iframe, object, embed, form")
                .is_empty(),
            "{text}"
        );
        for element in page.elements() {
            let handler = element
                .value()
                .attrs()
                .find(|(name, _)| name.starts_with("on"));
            assert_eq!(handler, None, "{text}");
        }
        for place in [
            "rule-pool_unlicensed",
            "fact-request.service_date",
            "example-ten_visits",
            "clause-GEN-1",
        ] {
            let words = page.words(place).unwrap();
            assert!(words.contains(text), "{place}: {words}");
        }
        assert_eq!(page.all("title")[0].text().collect::<String>(), text);
        assert_eq!(page.all("h1")[0].text().collect::<String>(), text);
    }
}

#[test]
fn in_the_drawing_they_are_only_words() {
    let page = Page::of(&hostile("<script>alert(1)</script> & \"x\""));
    let words: Vec<String> = page
        .all("svg text")
        .iter()
        .map(|it| it.text().collect())
        .collect();
    assert!(
        words
            .iter()
            .any(|it| it.contains("<script>alert(1)</script>")),
        "{words:?}"
    );
}

/// The HTML that the forms of the document need, and no other.
fn ours(markup: &str) -> bool {
    let tag = markup.trim();
    let anchor = tag
        .strip_prefix("<a id=\"")
        .and_then(|it| it.strip_suffix("\">"));
    let plain = |id: &str| {
        id.chars()
            .all(|it| it.is_ascii_alphanumeric() || "-_.".contains(it))
    };
    matches!(
        tag,
        "</a>" | "<br>" | "<sub>" | "</sub>" | "<code>" | "</code>"
    ) || anchor.is_some_and(plain)
}

/// What a reader of Markdown is shown of a piece, once it is known to be ours.
fn shown<'a>(event: &'a Event<'_>, text: &str) -> &'a str {
    if let Event::Html(html) | Event::InlineHtml(html) = event {
        let tags = html.trim().replace("><", ">\n<");
        assert!(tags.lines().all(ours), "{text}: {html}");
    }
    if let Event::Start(Tag::Link { dest_url, .. }) = event {
        assert!(dest_url.starts_with('#'), "{text}: {dest_url}");
    }
    let block = matches!(event, Event::Start(Tag::Image { .. } | Tag::CodeBlock(_)));
    assert!(!block, "{text} became a block of its own");
    if let Event::Text(words) | Event::Code(words) = event {
        return words;
    }
    " "
}

#[test]
fn in_markdown_they_are_only_words() {
    for text in HOSTILE {
        let document = markdown(&hostile(text), &Options::default());
        let (before, listing) = document.split_once("<pre>").unwrap();
        let events: Vec<_> = Parser::new_ext(before, Extensions::ENABLE_TABLES).collect();
        let words: String = events.iter().map(|it| shown(it, text)).collect();
        assert!(words.matches(text).count() > 20, "{text}\n{words}");
        for line in listing.lines().take_while(|it| *it != "</pre>") {
            let (_, line) = line.split_once("</a>").unwrap();
            assert!(!line.contains(['<', '>']), "{line}");
        }
    }
}

#[test]
fn in_markdown_no_cell_leaves_its_row() {
    let document = markdown(&hostile("a | b \\| c"), &Options::default());
    let mut cells = Vec::new();
    for line in document.lines().filter(|it| it.starts_with("| ")) {
        let bars = line
            .replace("\\\\", "")
            .replace("\\|", "")
            .matches('|')
            .count();
        cells.push(bars);
    }
    let tables: Vec<_> = cells.chunk_by(|one, other| one == other).collect();
    assert!(
        tables.iter().all(|rows| rows.len() >= 2 && rows[0] >= 4),
        "{cells:?}"
    );
}
