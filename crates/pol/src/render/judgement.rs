//! What a library says of a request, for people: the policies that apply with their determinations, and those that give way.
//! A library and a judgement by it in; pages of plain words out.

use super::RenderOptions;
use super::sheet::Sheet;
use crate::library::{Applied, Applies, Judgement, Library, Near, Successor};

/// Renders a judgement for people. Of several policies, those that were not selected for certain are only named.
pub fn judgement(library: &Library, judgement: &Judgement, options: &RenderOptions) -> String {
    let mut text = summary(judgement, options);
    let alone = judgement.applies.len() == 1;
    let told = judgement.applies.iter();
    for applied in told.filter(|it| alone || it.unstated.is_empty()) {
        // The policy has made the determination, so it can be read.
        if let Ok(Some(policy)) = library.policy(&applied.policy) {
            text.push('\n');
            text += &super::determination(policy, &applied.determination, options);
        }
    }
    text
}

/// Which policies apply, which do not, and why.
fn summary(judgement: &Judgement, options: &RenderOptions) -> String {
    let mut sheet = Sheet::new(options);
    sheet.title(&headline(judgement));
    for applied in &judgement.applies {
        sheet.hanging(2, &headed(&applied.policy), &stands(applied));
    }
    for applied in &judgement.superseded {
        sheet.hanging(2, &headed(&applied.policy), &gone(applied));
    }
    for unread in &judgement.invalid {
        sheet.hanging(2, &headed(&unread.policy), "cannot read the request");
    }
    nearest(&mut sheet, &judgement.nearest);
    if let Some(bundle) = &judgement.bundle {
        sheet.aside(0, &format!("Judged by the bundle {bundle}"));
    }
    sheet.finish()
}

fn headed(policy: &str) -> String {
    format!("{policy}  ")
}

fn headline(judgement: &Judgement) -> String {
    let perhaps = |applied: &&Applied| applied.applies != Applies::Yes;
    let all = judgement.applies.len();
    let open = judgement.applies.iter().filter(perhaps).count();
    match (all - open, open) {
        (0, 0) if !judgement.invalid.is_empty() => {
            "No policy applies that can read the request".to_owned()
        }
        (0, 0) => "No policy of the library applies".to_owned(),
        (sure, 0) => format!("{} of the library {}", policies(sure), verb(sure)),
        (0, open) => format!("{} of the library may apply", policies(open)),
        (sure, open) => {
            let (verb, policies) = (verb(sure), policies(sure));
            format!("{policies} of the library {verb}, and {open} more may")
        }
    }
}

fn policies(count: usize) -> String {
    let ending = if count == 1 { "y" } else { "ies" };
    format!("{count} polic{ending}")
}

fn verb(count: usize) -> &'static str {
    if count == 1 { "applies" } else { "apply" }
}

/// Whether a policy applies, what it hangs on, and which one follows it.
fn stands(applied: &Applied) -> String {
    let title = &applied.title;
    let unstated = applied.unstated.join(", ");
    let mut words = match applied.applies {
        Applies::Yes => format!("{title}: applies"),
        Applies::Perhaps if unstated.is_empty() => {
            format!("{title}: may apply; it asks for what is missing")
        }
        Applies::Perhaps => format!("{title}: may apply; {unstated} is not stated"),
        Applies::No => format!("{title}: does not apply"),
    };
    if let Some(successor) = &applied.successor {
        words += &follows(successor);
    }
    words
}

fn follows(successor: &Successor) -> String {
    let Successor {
        policy,
        from,
        applies,
    } = successor;
    match applies {
        Applies::Yes => format!(", and gives way from {from} to {policy}, which applies"),
        Applies::Perhaps => format!(", and gives way from {from} to {policy} if that applies"),
        Applies::No => {
            format!(", and stands, since {policy}, its successor from {from}, does not apply")
        }
    }
}

fn gone(applied: &Applied) -> String {
    let title = &applied.title;
    let successor = applied.successor.as_ref();
    let words = successor.map_or_else(String::new, |it| {
        format!(" from {} by {}, which applies", it.from, it.policy)
    });
    format!("{title}: superseded{words}")
}

/// What keeps the nearest policies from applying.
fn nearest(sheet: &mut Sheet<'_>, nearest: &[Near]) {
    if nearest.is_empty() {
        return;
    }
    sheet.heading("What keeps the nearest from it");
    for near in nearest {
        let fact = near.fact.as_ref();
        let fact = fact.map_or_else(String::new, |fact| format!(" ({fact})"));
        sheet.hanging(2, &headed(&near.policy), &format!("{}{fact}", near.text));
    }
}
