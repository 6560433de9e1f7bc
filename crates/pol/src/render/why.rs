//! When exactly a declaration applies, for people: its alternatives as a condition that can be read aloud and stand in a policy.
//! Alternatives in; a text out.

use super::RenderOptions;
use super::sheet::Sheet;
use pol_analysis::Why;

/// Renders when a declaration applies.
pub fn why(why: &Why, options: &RenderOptions) -> String {
    let mut sheet = Sheet::new(options);
    let verb = if why.kind == "criterion" {
        "is met"
    } else {
        "applies"
    };
    let head = format!("{} {} {verb}", why.kind, why.name);
    match why.alternatives.as_slice() {
        [] if why.is_whole => sheet.paragraph(0, &format!("{head} never")),
        [] => {}
        [one] => {
            sheet.paragraph(0, &format!("{head} {}", when(one)));
            bullets(&mut sheet, one);
        }
        several => {
            sheet.paragraph(0, &format!("{head} when any of"));
            for one in several {
                alternative(&mut sheet, one);
            }
        }
    }
    if !why.is_whole {
        let more =
            "and in other cases, which are too many to tell or were not found within the budget";
        sheet.paragraph(
            0,
            &if why.alternatives.is_empty() {
                format!("when {head} was not found out within the budget")
            } else {
                more.to_owned()
            },
        );
    }
    sheet.finish()
}

fn when(conditions: &[String]) -> &'static str {
    if conditions.is_empty() {
        "always"
    } else {
        "when all of"
    }
}

fn bullets(sheet: &mut Sheet<'_>, conditions: &[String]) {
    for condition in conditions {
        sheet.item(4, "-", condition);
    }
}

fn alternative(sheet: &mut Sheet<'_>, conditions: &[String]) {
    match conditions {
        [one] => sheet.item(4, "-", one),
        several => {
            sheet.item(4, "-", "all of");
            for condition in several {
                sheet.item(6, "--", condition);
            }
        }
    }
}
