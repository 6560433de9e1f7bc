//! Words as Markdown shows them: nothing in a text is taken for a mark, and what stands between backticks stays code.

use super::harmless;

/// Gives a text for a paragraph, an item or a cell of a table.
pub(super) fn text(words: &str) -> String {
    let words = harmless::words(words).replace('\n', " ");
    let parts: Vec<&str> = words.split('`').collect();
    if parts.len().is_multiple_of(2) {
        return escaped(&words);
    }
    let parts = parts
        .iter()
        .enumerate()
        .map(|(position, part)| match position % 2 {
            0 => escaped(part),
            _ => format!("`{}`", part.replace('|', "\\|")),
        });
    parts.collect()
}

/// Gives a name as code.
pub(super) fn code(name: &str) -> String {
    format!(
        "`{}`",
        harmless::words(name).replace('`', "'").replace('|', "\\|")
    )
}

fn escaped(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    for letter in words.chars() {
        match letter {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '#' => {
                escaped.push('\\');
                escaped.push(letter);
            }
            _ => escaped.push(letter),
        }
    }
    escaped
}

/// Gives lines as a block that is shown as it is.
pub(super) fn block(language: &str, lines: &str) -> String {
    let lines = harmless::lines(lines);
    let longest = lines
        .split(|it| it != '`')
        .map(str::len)
        .max()
        .unwrap_or_default();
    let fence = "`".repeat(longest.max(2) + 1);
    format!(
        "{fence}{language}\n{}\n{fence}\n",
        lines.trim_end_matches('\n')
    )
}

/// Gives a table: a head and rows of cells that are Markdown already.
pub(super) fn table(head: &[&str], rows: &[Vec<String>]) -> String {
    let row = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
    let head: Vec<String> = head.iter().map(|&it| it.to_owned()).collect();
    let line = vec!["---".to_owned(); head.len()];
    let rows: String = rows.iter().map(|it| row(it)).collect();
    row(&head) + &row(&line) + &rows
}

#[cfg(test)]
mod tests {
    use super::{block, text};

    #[test]
    fn nothing_in_a_text_is_a_mark() {
        assert_eq!(
            text("<b>*a* | [b](c)</b>"),
            "&lt;b&gt;\\*a\\* \\| \\[b\\](c)&lt;/b&gt;"
        );
    }

    #[test]
    fn backticks_in_pairs_are_code() {
        assert_eq!(text("`a_b` is_not `c|d`"), "`a_b` is\\_not `c\\|d`");
        assert_eq!(text("one ` alone"), "one \\` alone");
    }

    #[test]
    fn a_block_cannot_be_left() {
        assert_eq!(block("diff", "````\nx"), "`````diff\n````\nx\n`````\n");
    }
}
