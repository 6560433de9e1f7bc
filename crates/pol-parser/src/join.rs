//! A policy's text and those of the files beside it in; one text out, in which spans run on from file to file.
//! Each file begins at the start of a line.

/// Several texts as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Joined {
    /// The whole text.
    pub text: String,
    /// Where each text but the first begins in it.
    pub starts: Vec<usize>,
}

/// Joins texts. A mark of the byte order at the start of one is no part of the language, and becomes line breaks.
pub fn join(first: &str, others: &[&str]) -> Joined {
    let mut text = first.to_owned();
    let mut starts = Vec::new();
    for other in others {
        text.push('\n');
        starts.push(text.len());
        match other.strip_prefix('\u{feff}') {
            Some(rest) => text.extend(["\n\n\n", rest]),
            None => text.push_str(other),
        }
    }
    Joined { text, starts }
}

#[cfg(test)]
mod tests {
    use super::join;

    #[test]
    fn each_text_begins_where_it_says() {
        let joined = join("policy", &["example a", "\u{feff}example b"]);
        let begins = |at: usize| joined.text.get(at..at + 9);
        assert_eq!(begins(joined.starts[0]), Some("example a"));
        assert_eq!(begins(joined.starts[1] + 3), Some("example b"));
    }
}
