//! Edits that a program can make: a stretch of a text and what stands there instead.
//! A text and its fixes in; the text with all of them made that do not touch each other out.

use crate::span::Span;

/// An edit that is right without anybody's judgement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What is replaced; empty where something is only put in.
    pub span: Span,
    /// What stands there instead.
    pub replacement: String,
}

/// Makes the fixes in the order of their places and gives the positions of those that it made. One that overlaps an earlier
/// one, or begins where that ends, is left for another time. Words are kept apart from the words beside them.
pub fn apply<'a>(source: &str, fixes: impl IntoIterator<Item = &'a Fix>) -> (String, Vec<usize>) {
    let mut ordered: Vec<(usize, &Fix)> = fixes.into_iter().enumerate().collect();
    ordered.sort_by_key(|(_, fix)| fix.span);
    let mut text = String::with_capacity(source.len());
    let mut made = Vec::new();
    let mut done = 0;
    for (position, fix) in ordered {
        let free = made.is_empty() || fix.span.start > done;
        let whole = source
            .get(done..fix.span.start)
            .zip(source.get(fix.span.end..));
        if let Some((before, after)) = whole.filter(|_| free && fix.span.start <= fix.span.end) {
            text.push_str(before);
            put(&mut text, fix, fix.span.of(source), after);
            done = fix.span.end;
            made.push(position);
        }
    }
    text.push_str(source.get(done..).unwrap_or(""));
    (text, made)
}

/// Puts words after a text and before what follows, with a space where a mark gives way to a word beside a word.
fn put(text: &mut String, fix: &Fix, replaced: &str, after: &str) {
    let words = &fix.replacement;
    if words.starts_with(is_of_word)
        && text.ends_with(is_of_word)
        && !replaced.starts_with(is_of_word)
    {
        text.push(' ');
    }
    text.push_str(words);
    if words.ends_with(is_of_word)
        && after.starts_with(is_of_word)
        && !replaced.ends_with(is_of_word)
    {
        text.push(' ');
    }
}

fn is_of_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

#[cfg(test)]
mod tests {
    use super::{Fix, apply};
    use crate::span::Span;

    fn fix(start: usize, end: usize, replacement: &str) -> Fix {
        Fix {
            span: Span::new(start, end),
            replacement: replacement.to_owned(),
        }
    }

    #[test]
    fn makes_what_does_not_touch() {
        let fixes = [fix(4, 5, "or"), fix(0, 1, "x"), fix(4, 6, "and")];
        assert_eq!(
            apply("a b & c", &fixes),
            ("x b or c".to_owned(), vec![1, 0])
        );
    }

    #[test]
    fn keeps_words_apart() {
        let fixes = [fix(1, 3, "is at least")];
        assert_eq!(apply("a>=2", &fixes).0, "a is at least 2");
        assert_eq!(apply("is it", &[fix(0, 1, "I")]).0, "Is it");
    }

    #[test]
    fn takes_away_and_puts_in() {
        assert_eq!(apply("the the end", &[fix(3, 7, "")]).0, "the end");
        assert_eq!(apply("the end", &[fix(7, 7, ".")]).0, "the end.");
    }

    #[test]
    fn leaves_what_is_outside_the_text() {
        assert_eq!(
            apply("short", &[fix(3, 90, "x")]),
            ("short".to_owned(), Vec::new())
        );
    }
}
