//! The layout of generated policies: order, sections, indentation, comments, line ends.
//! Declarations in; text out. Nothing here changes what a policy says.

use super::Rng;

const COMMENTS: &[&str] = &[
    "# a comment",
    "# \"quoted\" { and } braced",
    "#",
    "#   rule x finds y  ",
    "# é – “smart”",
];

/// Lays declarations out in a random order, with sections and a comment here and there.
pub(super) fn plain(rng: &mut Rng, declarations: &[Vec<String>]) -> String {
    let mut declarations = declarations.to_vec();
    if rng.chance(50) {
        rng.shuffle(&mut declarations);
        in_order_of_days(&mut declarations);
    }
    let mut text = String::new();
    for lines in &declarations {
        if rng.chance(12) {
            text.push_str(&format!("section \"Section {}\"\n\n", rng.below(4)));
        }
        declaration(rng, lines, &mut text);
    }
    if rng.chance(10) {
        text.replace('\n', "\r\n")
    } else {
        text
    }
}

/// Puts the revisions, which are a log, in order, each where one of them stood.
fn in_order_of_days(declarations: &mut [Vec<String>]) {
    let is_revision = |lines: &Vec<String>| lines[0].starts_with("revision ");
    let mut revisions: Vec<Vec<String>> = declarations
        .iter()
        .filter(|it| is_revision(it))
        .cloned()
        .collect();
    revisions.sort();
    for (place, revision) in declarations
        .iter_mut()
        .filter(|it| is_revision(it))
        .zip(revisions)
    {
        *place = revision;
    }
}

fn declaration(rng: &mut Rng, lines: &[String], text: &mut String) {
    if rng.chance(10) {
        text.push_str(&format!("{}\n", rng.pick(COMMENTS)));
    }
    for (number, line) in lines.iter().enumerate() {
        let indent = if number == 0 { "" } else { "  " };
        let comment = if rng.chance(4) {
            format!("  {}", rng.pick(COMMENTS))
        } else {
            String::new()
        };
        text.push_str(&format!("{indent}{line}{comment}\n"));
    }
    text.push('\n');
}

/// Breaks lines at some of their spaces and puts comments there. What is in quotes or a comment stays as it is,
/// and so does a number with its unit, which share a line.
pub fn crumpled(rng: &mut Rng, text: &str) -> String {
    let mut crumpled = String::new();
    let (mut quoted, mut commented, mut escaped) = (false, false, false);
    let mut previous = ' ';
    for letter in text.chars() {
        quoted ^= letter == '"' && !commented && !escaped;
        escaped = letter == '\\' && !escaped;
        commented = letter != '\n' && (commented || letter == '#' && !quoted);
        let breaks = letter == ' ' && !quoted && !commented && !previous.is_ascii_digit();
        previous = letter;
        if breaks && rng.chance(8) {
            crumpled.push_str(gap(rng).as_str());
        } else {
            crumpled.push(letter);
        }
    }
    crumpled
}

fn gap(rng: &mut Rng) -> String {
    match rng.below(4) {
        0 => "\t \t".to_owned(),
        1 => "\n     ".to_owned(),
        2 => "\n\n\n ".to_owned(),
        _ => format!("  {}\n   ", rng.pick(COMMENTS)),
    }
}
