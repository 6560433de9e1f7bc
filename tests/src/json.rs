//! JSON in few lines, for snapshots: what fits on one line stands on one, and the order of keys is kept.
//! The text of a JSON value in; the same value in lines out.

/// The longest line, where it can be broken.
const WIDTH: usize = 140;

/// Lays out a JSON value that is written without white space.
pub fn laid_out(json: &str) -> String {
    value(json, 0)
}

fn value(json: &str, depth: usize) -> String {
    let fits = json.len() + 2 * depth <= WIDTH;
    if fits || !json.starts_with(['[', '{']) {
        return json.to_owned();
    }
    let (open, rest) = json.split_at(1);
    let (inside, close) = rest.split_at(rest.len() - 1);
    let parts = parts(inside)
        .into_iter()
        .map(|part| entry(part, depth + 1))
        .collect();
    let indent = "  ".repeat(depth + 1);
    let lines = filled(parts, WIDTH.saturating_sub(indent.len()));
    format!(
        "{open}\n{indent}{}\n{}{close}",
        lines.join(&format!("\n{indent}")),
        "  ".repeat(depth)
    )
}

/// Lays out an item of an array, or a key and its value.
fn entry(part: &str, depth: usize) -> String {
    match part.split_once("\":") {
        Some((key, of)) if part.starts_with('"') && !key[1..].contains('"') => {
            format!("{key}\": {}", value(of, depth))
        }
        Some(_) | None => value(part, depth),
    }
}

/// Cuts at the commas that stand outside all quotes and brackets.
fn parts(inside: &str) -> Vec<&str> {
    let (mut parts, mut start, mut depth, mut quoted, mut escaped) =
        (Vec::new(), 0, 0_u32, false, false);
    for (at, letter) in inside.char_indices() {
        quoted ^= letter == '"' && !escaped;
        escaped = letter == '\\' && !escaped;
        match letter {
            '[' | '{' if !quoted => depth += 1,
            ']' | '}' if !quoted => depth -= 1,
            ',' if !quoted && depth == 0 => {
                parts.push(&inside[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&inside[start..]);
    parts
}

/// Fills lines with short parts; a part of several lines has them to itself. Commas follow all parts but the last.
fn filled(parts: Vec<String>, width: usize) -> Vec<String> {
    let many = parts.len();
    let mut lines: Vec<String> = Vec::new();
    for (number, part) in parts.into_iter().enumerate() {
        let part = if number + 1 < many { part + "," } else { part };
        match lines.last_mut() {
            Some(line)
                if !line.contains('\n')
                    && !part.contains('\n')
                    && line.len() + 1 + part.len() <= width =>
            {
                line.push(' ');
                line.push_str(&part);
            }
            Some(_) | None => lines.push(part),
        }
    }
    lines
}
