//! The policies of the repository, read whole.

use pol_parser::{SMALL_POLICY, parse};

fn shown(text: &str) -> Vec<String> {
    parse(text)
        .diagnostics
        .iter()
        .map(|diagnostic| {
            let start = diagnostic.span().map_or(0, |span| span.start);
            let line = text[..start].matches('\n').count() + 1;
            format!(
                "{line}: {} {} | {:?} | {:?}",
                diagnostic.page.code,
                diagnostic.message,
                diagnostic.help,
                diagnostic.labels.first().map(|label| &label.text)
            )
        })
        .collect()
}

const MNG084: &str = include_str!("../../../policies/mng084.pol");

#[test]
fn the_first_policy_has_no_mistake() {
    assert_eq!(shown(MNG084), Vec::<String>::new());
}

#[test]
fn the_small_policy_has_no_mistake() {
    assert_eq!(shown(SMALL_POLICY), Vec::<String>::new());
}
