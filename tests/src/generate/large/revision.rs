//! Revisions of large policies: a few edits as a committee makes them, each with its name.
//! A policy's text and a seed in; the revised text and what was edited out.

use super::super::Rng;

/// A policy after some edits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revised {
    /// The whole text.
    pub text: String,
    /// What was edited.
    pub edits: Vec<Edit>,
}

/// An edit of one declaration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What was done: `threshold changed`, `item dropped`, `rule dropped`, `finding swapped` or `code added`.
    pub name: &'static str,
    /// The declaration as it stood.
    pub before: String,
    /// The declaration as it stands now; empty where it was dropped.
    pub after: String,
}

/// A kind of edit: its name, and what it makes of a declaration; `None` where it does not fit.
type Kind = (&'static str, fn(&mut Rng, &str) -> Option<String>);

const KINDS: [Kind; 5] = [
    ("threshold changed", threshold_changed),
    ("item dropped", item_dropped),
    ("rule dropped", rule_dropped),
    ("finding swapped", finding_swapped),
    ("code added", code_added),
];

/// Makes one to four edits, each of another declaration. What compiled without errors still does.
pub fn revised(text: &str, seed: u64) -> Revised {
    let mut rng = Rng::new(seed ^ 0x0ed1);
    let mut declarations: Vec<String> = text.trim_end().split("\n\n").map(str::to_owned).collect();
    let mut open: Vec<usize> = (0..declarations.len()).collect();
    rng.shuffle(&mut open);
    let mut edits = Vec::new();
    for _ in 0..1 + rng.below(4) {
        let (name, make) = *rng.pick(&KINDS);
        let made = open.iter().enumerate().find_map(|(place, &declaration)| {
            let before = &declarations[declaration];
            let after = make(&mut rng, before).filter(|_| !is_spared(text, before))?;
            Some((place, after))
        });
        if let Some((place, after)) = made {
            let declaration = open.remove(place);
            let before = std::mem::replace(&mut declarations[declaration], after.clone());
            edits.push(Edit {
                name,
                before,
                after,
            });
        }
    }
    declarations.retain(|declaration| !declaration.is_empty());
    let text = format!("{}\n", declarations.join("\n\n"));
    Revised { text, edits }
}

/// Tells whether an exception names a rule, which must therefore stay as it is.
fn is_spared(text: &str, declaration: &str) -> bool {
    let name = declaration
        .lines()
        .next()
        .and_then(|line| line.strip_prefix("rule "));
    name.is_some_and(|name| {
        text.lines()
            .any(|line| line.trim() == format!("except {name}"))
    })
}

/// Moves one number of a comparison or a limit by one.
fn threshold_changed(rng: &mut Rng, declaration: &str) -> Option<String> {
    let compares = |line: &str| line.contains(" is at ") || line.contains(" than ");
    let is_limit = declaration.starts_with("value ");
    let lines: Vec<&str> = declaration.lines().collect();
    let numbered = |line: &&&str| (is_limit || compares(line)) && number(line).is_some();
    let line = *lines.iter().skip(1).find(numbered)?;
    let (start, end) = number(line)?;
    let before: i64 = line[start..end].parse().ok()?;
    let after = before + if rng.chance(50) { 1 } else { -1 };
    let changed = format!("{}{after}{}", &line[..start], &line[end..]);
    Some(declaration.replacen(line, &changed, 1))
}

/// Finds the last whole number before a unit.
fn number(line: &str) -> Option<(usize, usize)> {
    let end = line.find(" visits").into_iter().chain(line.find(" weeks"));
    let end = end
        .filter(|&end| line[..end].ends_with(|letter: char| letter.is_ascii_digit()))
        .max()?;
    let digits = line[..end].chars().rev().take_while(char::is_ascii_digit);
    let start = end - digits.count();
    line[..start].ends_with(' ').then_some((start, end))
}

/// Drops one item of a list that keeps two.
fn item_dropped(rng: &mut Rng, declaration: &str) -> Option<String> {
    let lines: Vec<&str> = declaration.lines().collect();
    let is_item = |line: &str| line.trim_start().starts_with("- ");
    let plain = |line: &str| is_item(line) && !line.ends_with(" of");
    let judged = ["criterion ", "rule "]
        .iter()
        .any(|word| declaration.starts_with(word));
    let places: Vec<usize> = (0..lines.len())
        .filter(|&place| plain(lines[place]))
        .collect();
    let items = lines.iter().filter(|line| is_item(line)).count();
    if !judged || places.is_empty() || items < 3 {
        return None;
    }
    let place = *rng.pick(&places);
    let kept = lines.iter().enumerate().filter(|(line, _)| *line != place);
    Some(kept.map(|(_, line)| *line).collect::<Vec<_>>().join("\n"))
}

fn rule_dropped(_: &mut Rng, declaration: &str) -> Option<String> {
    let plain = declaration.starts_with("rule ") && !declaration.contains("finds met");
    plain.then(String::new)
}

/// Makes a finding weaker or stronger by one.
fn finding_swapped(_: &mut Rng, declaration: &str) -> Option<String> {
    let swaps = [
        ("finds not_covered because", "finds not_met because"),
        ("finds not_met because", "finds refer because"),
        ("finds refer because", "finds not_met because"),
    ];
    let swap = swaps
        .iter()
        .find(|(before, _)| declaration.contains(before));
    swap.map(|(before, after)| declaration.replace(before, after))
}

/// Adds a code to a list of codes.
fn code_added(rng: &mut Rng, declaration: &str) -> Option<String> {
    let procedures = declaration.contains(" of px");
    let number = rng.between(10, 99);
    let code = if procedures {
        format!("990{number}")
    } else {
        format!("R{number}")
    };
    declaration
        .starts_with("code set ")
        .then(|| format!("{declaration}, {code}"))
}
