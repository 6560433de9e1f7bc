//! Texts of a policy made harmless in Markdown and in the HTML within it.
//! Any text in; a text that reads as it was written out.

/// Makes a text read as it was written, on one line.
pub(super) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe += "&amp;",
            '<' => safe += "&lt;",
            '>' => safe += "&gt;",
            '\n' | '\r' | '\t' => safe.push(' '),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '#' | '|' | '~' | '$' | '!' => {
                safe.push('\\');
                safe.push(letter);
            }
            // Addresses would become links, and names mentions, without being written as such.
            ':' if safe.ends_with("http") || safe.ends_with("https") => safe += "&#58;",
            '@' => safe += "&#64;",
            _ => safe.push(letter),
        }
    }
    beginning(&safe)
}

/// A text that begins as a list, a heading or a rule does not.
fn beginning(text: &str) -> String {
    let digits = text.trim_start_matches(|it: char| it.is_ascii_digit());
    let number = text.len() > digits.len() && digits.starts_with(['.', ')']);
    if number {
        let (before, after) = text.split_at(text.len() - digits.len());
        return format!("{before}\\{after}");
    }
    if text.starts_with(['-', '+', '=']) {
        return format!("\\{text}");
    }
    text.to_owned()
}

/// Makes a text read as it was written within HTML.
pub(super) fn html_escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe += "&amp;",
            '<' => safe += "&lt;",
            '>' => safe += "&gt;",
            '"' => safe += "&quot;",
            '\'' => safe += "&#39;",
            _ => safe.push(letter),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::{escaped, html_escaped};

    #[test]
    fn what_would_be_markup_is_none() {
        assert_eq!(
            escaped("<script>alert(1)</script>"),
            "&lt;script&gt;alert(1)&lt;/script&gt;"
        );
        assert_eq!(
            escaped("a | b *c* [d](e) `f` _g_"),
            "a \\| b \\*c\\* \\[d\\](e) \\`f\\` \\_g\\_"
        );
        assert_eq!(escaped("1. one"), "1\\. one");
        assert_eq!(escaped("- one"), "\\- one");
        assert_eq!(escaped("# one\ntwo"), "\\# one two");
        assert_eq!(escaped("see http://x.y"), "see http&#58;//x.y");
    }

    #[test]
    fn quotes_and_brackets_are_none_within_html() {
        assert_eq!(html_escaped("\"<&>'"), "&quot;&lt;&amp;&gt;&#39;");
    }
}
