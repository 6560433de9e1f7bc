//! What the log says of a revision is proved: each kind where it is so and where it is not.

use crate::{compared, small};
use pol::{ComparisonReport, Report};

/// A rule against more visits than so many, with a reason, under a log entry of a kind.
fn revised(kind: &str, visits: u32, reason: &str) -> String {
    let entry = match kind {
        "" => String::new(),
        kind => format!("revision 2023-01-01 {kind} \"What changed.\"\n\n"),
    };
    small(&format!(
        "{entry}rule visits\n  finds not_met because \"{reason}\"\n  when request.visits is more than {visits} visits\n"
    ))
}

fn claimed(kind: &str, visits: u32) -> ComparisonReport {
    compared(
        &revised("", 30, "Too many."),
        &revised(kind, visits, "Too many visits."),
    )
}

fn codes(report: &Report) -> Vec<&'static str> {
    report.diagnostics().iter().map(|it| it.page.code).collect()
}

#[test]
fn each_kind_where_it_is_so_and_where_it_is_not() {
    let kinds = ["rewords", "tightens", "loosens", "changes"];
    let so: [(u32, [bool; 4]); 3] = [
        (30, [true, false, false, false]),
        (20, [false, true, false, true]),
        (40, [false, false, true, true]),
    ];
    for (visits, holds) in so {
        for (kind, holds) in kinds.into_iter().zip(holds) {
            let report = claimed(kind, visits);
            let claim = report.claim.as_ref().unwrap();
            assert_eq!((claim.says, claim.holds), (kind, Some(holds)), "{visits}");
            let wanted: &[&str] = if holds { &[] } else { &["E0901"] };
            assert_eq!(codes(report.report()), wanted, "{kind} {visits}");
        }
    }
}

#[test]
fn without_a_new_entry_nothing_is_claimed() {
    assert_eq!(claimed("", 20).claim, None);
    let entry = revised("tightens", 20, "Too many.");
    assert_eq!(compared(&entry, &entry).claim, None);
}

#[test]
fn what_is_newly_asked_for_is_no_rewording() {
    let pain = |presumed: &str| {
        format!(
            "facts body \"The body\"\n  pain yes/no{presumed} \"Is there pain?\"\n\nrule no_pain\n  finds not_met because \"None.\"\n  when not body.pain\n"
        )
    };
    let old = small(&pain(", presumed yes"));
    let new = small(&format!(
        "revision 2023-01-01 rewords \"Words.\"\n\n{}",
        pain("")
    ));
    let report = compared(&old, &new);
    assert_eq!(report.claim.as_ref().unwrap().holds, Some(false));
    let message = &report.report().diagnostics()[0].message;
    assert_eq!(
        message,
        "the log says `rewords`, and `body.pain` is newly asked for"
    );
}

#[test]
fn the_entry_is_shown() {
    let report = claimed("rewords", 20);
    let shown = report.report().render(&Default::default());
    assert!(shown.contains("revision 2023-01-01 rewords"), "{shown}");
    assert!(
        shown.contains("of some requests met becomes not_met"),
        "{shown}"
    );
    assert!(shown.contains("say `tightens`"), "{shown}");
}
