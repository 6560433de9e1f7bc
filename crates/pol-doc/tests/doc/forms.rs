//! Both forms of a small policy, as they are read; and what the options change.

use crate::page::{SMALL, policy};
use pol_doc::{Options, html, markdown};

/// The page a tag a line, without its style: what a reviewer of the snapshot reads.
fn readable(page: &str) -> String {
    let (before, rest) = page.split_once("<style>").unwrap();
    let (_, after) = rest.split_once("</style>").unwrap();
    format!("{before}{after}").replace("><", ">\n<")
}

#[test]
fn a_small_policy_as_a_page() {
    let page = html(&policy(SMALL), &Options::default());
    insta::assert_snapshot!("small.html", readable(&page));
}

#[test]
fn a_small_policy_as_markdown() {
    insta::assert_snapshot!("small.md", markdown(&policy(SMALL), &Options::default()));
}

#[test]
fn the_same_policy_gives_the_same_bytes() {
    let options = Options::default();
    assert_eq!(
        html(&policy(SMALL), &options),
        html(&policy(SMALL), &options)
    );
    assert_eq!(
        markdown(&policy(SMALL), &options),
        markdown(&policy(SMALL), &options)
    );
}

#[test]
fn lines_may_lead_elsewhere_and_the_text_stays() {
    let url = "https://example.org/small.pol?x=1&y=2#L{line}"
        .parse()
        .unwrap();
    let options = Options {
        source_url: Some(url),
        ..Options::default()
    };
    let page = html(&policy(SMALL), &options);
    assert!(page.contains("href=\"https://example.org/small.pol?x=1&amp;y=2#L3\""));
    assert!(page.contains("id=\"L3\""));
    let text = markdown(&policy(SMALL), &options);
    assert!(text.contains("(<https://example.org/small.pol?x=1&y=2#L3>)"));
}

#[test]
fn an_example_that_fails_is_told() {
    let text = SMALL.replace("releasing 10 visits", "releasing 9 visits");
    let page = html(&policy(&text), &Options::default());
    assert!(page.contains("of which 1 do not come out as they say"));
    assert!(page.contains("comes out otherwise: met, releasing 10 visits"));
}

#[test]
fn what_no_example_shows_is_told() {
    let page = html(&policy(SMALL), &Options::default());
    assert!(page.contains("No example shows:"));
    assert!(page.contains("criterion grown: not met"));
}

#[test]
fn a_policy_of_hardly_anything_has_a_document() {
    let small = policy(pol::SMALL_POLICY);
    assert!(html(&small, &Options::default()).contains("<h2>How it decides</h2>"));
    assert!(markdown(&small, &Options::default()).contains("## How it decides"));
}

#[test]
fn examples_beside_a_policy_have_lines_of_their_own() {
    let (before, last) = SMALL.split_once("\nexample letter_attached").unwrap();
    let more = format!("# More.\nexample letter_attached{last}");
    let beside = [("folder/small.examples.pol".to_owned(), more)];
    let policy = pol::Policy::load_with_examples("small.pol", before, &beside).unwrap();
    let page = html(&policy, &Options::default());
    assert!(page.contains("<code>small.examples.pol</code>"));
    assert!(page.contains("id=\"E1-L2\""));
    assert!(page.contains("href=\"#E1-L2\" title=\"line 2 of its examples\""));
    assert!(page.contains("Like: <a href=\"#example-ten_visits\">"));
}
